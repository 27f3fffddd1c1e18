using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: pooling, interpolation, padding (nn_pool.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_max_pool2d(
        torch.Tensor input, ReadOnlySpan<long> kernel, int kernelCount, ReadOnlySpan<long> stride, int strideCount,
        ReadOnlySpan<long> padding, int paddingCount, ReadOnlySpan<long> dilation, int dilationCount,
        [MarshalAs(UnmanagedType.Bool)] bool ceilMode);

    [LibraryImport(Library)]
    internal static partial int ht_max_pool2d_with_indices(
        torch.Tensor input, ReadOnlySpan<long> kernel, int kernelCount, ReadOnlySpan<long> stride, int strideCount,
        ReadOnlySpan<long> padding, int paddingCount, ReadOnlySpan<long> dilation, int dilationCount,
        [MarshalAs(UnmanagedType.Bool)] bool ceilMode, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_avg_pool2d(
        torch.Tensor input, ReadOnlySpan<long> kernel, int kernelCount, ReadOnlySpan<long> stride, int strideCount,
        ReadOnlySpan<long> padding, int paddingCount, [MarshalAs(UnmanagedType.Bool)] bool ceilMode,
        [MarshalAs(UnmanagedType.Bool)] bool countIncludePad, long divisorOverride,
        [MarshalAs(UnmanagedType.Bool)] bool hasDivisor);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_adaptive_avg_pool2d(torch.Tensor input, ReadOnlySpan<long> size, int sizeCount);

    [LibraryImport(Library)]
    internal static partial int ht_adaptive_max_pool2d(
        torch.Tensor input, ReadOnlySpan<long> size, int sizeCount, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_interpolate2d(
        torch.Tensor input, ReadOnlySpan<long> size, double scaleHeight, double scaleWidth, int mode,
        [MarshalAs(UnmanagedType.Bool)] bool alignCorners, [MarshalAs(UnmanagedType.Bool)] bool antialias);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_pad(torch.Tensor input, ReadOnlySpan<long> pad, int padCount, int mode, double value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_pixel_shuffle(torch.Tensor input, long factor);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_pixel_unshuffle(torch.Tensor input, long factor);
}
