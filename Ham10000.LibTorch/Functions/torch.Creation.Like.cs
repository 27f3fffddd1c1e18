namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of a tensor's shape whose elements are not set.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        NoNames(names);
        return input.empty_like(dtype, device, requires_grad);
    }

    /// <summary>Zeros of a tensor's shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        NoNames(names);
        return input.zeros_like(dtype, device, requires_grad);
    }

    /// <summary>Ones of a tensor's shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        NoNames(names);
        return input.ones_like(dtype, device, requires_grad);
    }

    /// <summary>Numbers of a tensor's shape drawn uniformly from [0, 1).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor rand_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.rand_like(dtype, device, requires_grad);

    /// <summary>Numbers of a tensor's shape drawn from the standard normal distribution.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor randn_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randn_like(dtype, device, requires_grad);

    /// <summary>One number in a tensor's shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the tensor's.</param>
    /// <param name="device">Device; default the tensor's.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        NoNames(names);
        return input.full_like(value, dtype, device, requires_grad);
    }
}
