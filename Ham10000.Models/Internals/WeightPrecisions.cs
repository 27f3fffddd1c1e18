using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Which type a tensor has in a file of a precision.</summary>
internal static class WeightPrecisions
{
    private const double LargestHalf = 65504;

    public static ScalarType TypeOf(this WeightPrecision precision, Tensor tensor) =>
        precision == WeightPrecision.Half && tensor.dtype == ScalarType.Float32 && tensor.shape.Length > 1 && FitsHalf(tensor) ? ScalarType.Float16 : tensor.dtype;

    // Vectors are a hundredth of a network and decide its scales, so only kernels are rounded. NaN does not fit.
    private static bool FitsHalf(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        return tensor.numel() == 0 || tensor.abs().max().item<float>() <= LargestHalf;
    }
}
