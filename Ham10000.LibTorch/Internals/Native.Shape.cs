using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor_shape.cpp: shapes, parts, lists.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_view(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_reshape(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_permute(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_expand(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_repeat(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_flip(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_broadcast_to(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_unflatten(torch.Tensor self, long dim, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tile(torch.Tensor self, ReadOnlySpan<long> sizes, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_flatten(torch.Tensor self, long start, long end);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_t(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_transpose(torch.Tensor self, long first, long second);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_movedim(torch.Tensor self, ReadOnlySpan<long> source, int sourceCount, ReadOnlySpan<long> destination, int destinationCount);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_squeeze(torch.Tensor self, long dim, int present);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_unsqueeze(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_squeeze_(torch.Tensor self, long dim, int present);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_unsqueeze_(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_as_strided(torch.Tensor self, ReadOnlySpan<long> sizes, int count, ReadOnlySpan<long> strides, int strideCount, long offset);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_roll(torch.Tensor self, ReadOnlySpan<long> shifts, int shiftCount, ReadOnlySpan<long> dims, int dimCount);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_tril(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_triu(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_diag(torch.Tensor self, long diagonal);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_diagonal(torch.Tensor self, long offset, long first, long second);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_unfold(torch.Tensor self, long dim, long size, long step);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_repeat_interleave(torch.Tensor self, long repeats, long dim, int present);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_select(torch.Tensor self, long dim, long index);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_narrow(torch.Tensor self, long dim, long start, long length);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_slice(torch.Tensor self, long dim, long start, long finish, long step);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_select(torch.Tensor self, long dim, torch.Tensor index);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_gather(torch.Tensor self, long dim, torch.Tensor index);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_take(torch.Tensor self, torch.Tensor index);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_masked_select(torch.Tensor self, torch.Tensor mask);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scatter(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scatter_add(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_copy(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_add(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_fill(torch.Tensor self, long dim, torch.Tensor index, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_masked_fill(torch.Tensor self, torch.Tensor mask, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scatter_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_scatter_add_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_copy_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_add_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source, NativeScalar alpha);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_fill_(torch.Tensor self, long dim, torch.Tensor index, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_masked_fill_(torch.Tensor self, torch.Tensor mask, NativeScalar value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_nonzero(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cat(ReadOnlySpan<IntPtr> tensors, int count, long dim);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_stack(ReadOnlySpan<IntPtr> tensors, int count, long dim);

    [LibraryImport(Library)]
    public static partial int ht_chunk(torch.Tensor self, long chunks, long dim, out IntPtr list, out int count);

    [LibraryImport(Library)]
    public static partial int ht_split(torch.Tensor self, long size, long dim, out IntPtr list, out int count);

    [LibraryImport(Library)]
    public static partial int ht_split_sizes(torch.Tensor self, ReadOnlySpan<long> sizes, int sizeCount, long dim, out IntPtr list, out int count);

    [LibraryImport(Library)]
    public static partial int ht_unbind(torch.Tensor self, long dim, out IntPtr list, out int count);

    [LibraryImport(Library)]
    public static partial int ht_meshgrid(ReadOnlySpan<IntPtr> tensors, int tensorCount, [MarshalAs(UnmanagedType.LPUTF8Str)] string indexing, out IntPtr list, out int count);
}
