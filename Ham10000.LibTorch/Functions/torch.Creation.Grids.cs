namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        Half[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        Half[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        Half[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);

    /// <summary>A tensor of a copy of an array, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor tensor(
        double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied(rawArray, [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);
}
