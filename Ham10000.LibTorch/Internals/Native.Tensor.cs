using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor.cpp: the life of a tensor.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial void ht_tensor_free(IntPtr tensor);

    [LibraryImport(Library)]
    public static partial int ht_tensor_describe(
        torch.Tensor self, out int type, out int deviceType, out int deviceIndex, out int dimensions);

    [LibraryImport(Library)]
    public static partial int ht_tensor_type(torch.Tensor self, out int type);

    [LibraryImport(Library)]
    public static partial int ht_tensor_dim(torch.Tensor self, out long dimensions);

    [LibraryImport(Library)]
    public static partial int ht_tensor_numel(torch.Tensor self, out long count);

    [LibraryImport(Library)]
    public static partial int ht_tensor_layout(torch.Tensor self, Span<long> sizes, Span<long> strides);

    [LibraryImport(Library)]
    public static partial int ht_tensor_size(torch.Tensor self, long dim, out long size);

    [LibraryImport(Library)]
    public static partial int ht_tensor_stride(torch.Tensor self, long dim, out long stride);

    [LibraryImport(Library)]
    public static partial int ht_tensor_storage_offset(torch.Tensor self, out long offset);

    [LibraryImport(Library)]
    public static partial int ht_tensor_data(torch.Tensor self, out IntPtr data);

    [LibraryImport(Library)]
    public static partial int ht_tensor_is_contiguous(torch.Tensor self, out int result);

    [LibraryImport(Library)]
    public static partial int ht_tensor_is_pinned(torch.Tensor self, out int result);

    [LibraryImport(Library)]
    public static partial int ht_tensor_is_sparse(torch.Tensor self, out int result);

    [LibraryImport(Library)]
    public static partial int ht_tensor_item(torch.Tensor self, out double floating, out long integer);

    [LibraryImport(Library)]
    public static unsafe partial torch.Tensor ht_from_blob(
        IntPtr data, ReadOnlySpan<long> sizes, int count, int type, delegate* unmanaged<IntPtr, void> release, IntPtr context);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_to(
        torch.Tensor self, int type, int deviceType, int deviceIndex, int nonBlocking, int copy);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_pin_memory(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_copy_(torch.Tensor self, torch.Tensor source, int nonBlocking);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_clone(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_contiguous(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_alias(torch.Tensor self);

    [LibraryImport(Library)]
    private static partial IntPtr ht_tensor_duplicate(torch.Tensor self);

    /// <summary>A second handle of the same tensor, which no wrapper owns yet.</summary>
    public static IntPtr Duplicate(torch.Tensor tensor)
    {
        var handle = ht_tensor_duplicate(tensor);
        return handle == IntPtr.Zero ? throw LastError() : handle;
    }

    [LibraryImport(Library)]
    internal static partial int ht_tensor_note_change(torch.Tensor tensor);
}
