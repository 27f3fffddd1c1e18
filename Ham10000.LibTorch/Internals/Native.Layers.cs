using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: convolutions, dense layers, normalisation, dropout (nn_layers.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_conv2d(
        torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ReadOnlySpan<long> stride, int strideCount,
        ReadOnlySpan<long> padding, int paddingCount, ReadOnlySpan<long> dilation, int dilationCount, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_conv2d_named(
        torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ReadOnlySpan<long> stride, int strideCount,
        [MarshalAs(UnmanagedType.Bool)] bool same, ReadOnlySpan<long> dilation, int dilationCount, long groups);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_conv_transpose2d(
        torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ReadOnlySpan<long> stride, int strideCount,
        ReadOnlySpan<long> padding, int paddingCount, ReadOnlySpan<long> outputPadding, int outputPaddingCount, long groups,
        ReadOnlySpan<long> dilation, int dilationCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_linear(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_batch_norm(
        torch.Tensor input, torch.Tensor? weight, torch.Tensor? bias, torch.Tensor? runningMean, torch.Tensor? runningVar,
        [MarshalAs(UnmanagedType.Bool)] bool training, double momentum, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_layer_norm(
        torch.Tensor input, ReadOnlySpan<long> shape, int shapeCount, torch.Tensor? weight, torch.Tensor? bias, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_group_norm(
        torch.Tensor input, long groups, torch.Tensor? weight, torch.Tensor? bias, double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_dropout(
        torch.Tensor input, double p, [MarshalAs(UnmanagedType.Bool)] bool training,
        [MarshalAs(UnmanagedType.Bool)] bool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_feature_dropout(
        torch.Tensor input, double p, [MarshalAs(UnmanagedType.Bool)] bool training,
        [MarshalAs(UnmanagedType.Bool)] bool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_normalize(torch.Tensor input, double p, long dim, double eps);
}
