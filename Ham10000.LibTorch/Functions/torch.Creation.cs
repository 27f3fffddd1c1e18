namespace TorchSharp;

public static partial class torch
{
    /// <summary>The identity matrix, perhaps not square.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; -1: as many as rows.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var place = Place(device, names);
        return Finish(
            Native.ht_eye(rows, columns < 0 ? rows : columns, Number(dtype), (int)place.type, place.index), requires_grad);
    }

    /// <summary>The numbers from start to before stop.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The end, not reached.</param>
    /// <param name="step">The distance of neighbours.</param>
    /// <param name="dtype">Element type; default int64 if all numbers are integers, else float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var place = Place(device, null);
        return Finish(Native.ht_arange(start, stop, step, Number(dtype), (int)place.type, place.index), requires_grad);
    }

    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar, ScalarType?, Device, bool)"/>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar, ScalarType?, Device, bool)"/>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Evenly spaced numbers from start to end, both included.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The last number.</param>
    /// <param name="steps">How many.</param>
    /// <param name="dtype">Element type; default float32.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var place = Place(device, null);
        return Finish(Native.ht_linspace(start, end, steps, Number(dtype), (int)place.type, place.index), requires_grad);
    }

    /// <summary>Integers drawn uniformly from [low, high).</summary>
    /// <param name="low">The least integer.</param>
    /// <param name="high">The end, never drawn.</param>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="dtype">Element type; default int64.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null)
    {
        var place = Place(device, names);
        return Finish(
            Native.ht_randint(
                low, high, size, size.Length, generator, Number(dtype ?? ScalarType.Int64), (int)place.type, place.index),
            requires_grad);
    }

    /// <summary>Integers drawn uniformly from [0, high).</summary>
    /// <param name="high">The end, never drawn.</param>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="dtype">Element type; default int64.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>The integers from 0 to n - 1 in random order.</summary>
    /// <param name="n">How many.</param>
    /// <param name="dtype">Element type; default int64.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        var place = Place(device, null);
        return Finish(
            Native.ht_randperm(n, generator, Number(dtype ?? ScalarType.Int64), (int)place.type, place.index), requires_grad);
    }

    /// <summary>Numbers drawn from normal distributions, one mean and deviation per element.</summary>
    /// <param name="mean">The means.</param>
    /// <param name="std">The standard deviations.</param>
    /// <param name="generator">The source of random numbers; default the device's default one.</param>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        Native.ht_normal(mean, std, generator);

    private static Device Place(Device? device, string[]? names)
    {
        NoNames(names);
        return device ?? CPU;
    }

    private static void NoNames(string[]? names)
    {
        if (names is not null)
        {
            throw new NotSupportedException("Named dimensions are not supported here. Leave names null.");
        }
    }

    private static Tensor Finish(Tensor tensor, bool requiresGrad) => requiresGrad ? tensor.requires_grad_() : tensor;
}
