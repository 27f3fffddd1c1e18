namespace TorchSharp;

public static partial class torch
{
    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="dataArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="dataArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(dataArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        Half[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        Half[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A vector of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dimensions">Size of every dimension.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad, names);
}
