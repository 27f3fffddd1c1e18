namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one number.</summary>
    /// <param name="scalar">The number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Single(scalar, ScalarType.Float32, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device, bool)"/>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Single(scalar, ScalarType.Int32, device, requires_grad);

    /// <inheritdoc cref="tensor(float, Device, bool)"/>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        Single(scalar, ScalarType.Byte, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    /// <param name="scalar">The number.</param>
    /// <param name="dtype">Element type; default float64.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Float64, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    /// <param name="scalar">The number.</param>
    /// <param name="dtype">Element type; default int64.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Int64, device, requires_grad);

    /// <summary>A tensor without dimensions that holds one boolean.</summary>
    /// <param name="scalar">The boolean.</param>
    /// <param name="dtype">Element type; default bool.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Bool, device, requires_grad);

    private static Tensor Single(Scalar value, ScalarType type, Device? device, bool requiresGrad) =>
        full(ReadOnlySpan<long>.Empty, value, type, device, requiresGrad);
}
