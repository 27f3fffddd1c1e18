namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn(size.AsSpan(), dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="size">Size of the only dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([size], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="rows">Size of the first dimension.</param>
    /// <param name="columns">Size of the second dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([rows, columns], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="dim0">Size of the first dimension.</param>
    /// <param name="dim1">Size of the second dimension.</param>
    /// <param name="dim2">Size of the third dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="dim0">Size of the first dimension.</param>
    /// <param name="dim1">Size of the second dimension.</param>
    /// <param name="dim2">Size of the third dimension.</param>
    /// <param name="dim3">Size of the fourth dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var place = Place(device, names);
        return Finish(
            Native.ht_randn(size, size.Length, generator, Number(dtype), (int)place.type, place.index),
            requires_grad);
    }
}
