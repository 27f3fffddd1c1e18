using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor_shape.cpp: index expressions.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index(torch.Tensor self, ReadOnlySpan<NativeIndex> items, int count);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_put_(
        torch.Tensor self, ReadOnlySpan<NativeIndex> items, int count, torch.Tensor value);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_index_put_scalar_(
        torch.Tensor self, ReadOnlySpan<NativeIndex> items, int count, NativeScalar value);
}
