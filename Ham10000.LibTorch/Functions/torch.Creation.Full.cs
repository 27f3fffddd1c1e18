namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor full of one number.</summary>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(size.AsSpan(), value, dtype, device, requires_grad, names);

    /// <summary>A tensor full of one number.</summary>
    /// <param name="size">Size of the only dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([size], value, dtype, device, requires_grad, names);

    /// <summary>A tensor full of one number.</summary>
    /// <param name="rows">Size of the first dimension.</param>
    /// <param name="columns">Size of the second dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([rows, columns], value, dtype, device, requires_grad, names);

    /// <summary>A tensor full of one number.</summary>
    /// <param name="dim0">Size of the first dimension.</param>
    /// <param name="dim1">Size of the second dimension.</param>
    /// <param name="dim2">Size of the third dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([dim0, dim1, dim2], value, dtype, device, requires_grad, names);

    /// <summary>A tensor full of one number.</summary>
    /// <param name="dim0">Size of the first dimension.</param>
    /// <param name="dim1">Size of the second dimension.</param>
    /// <param name="dim2">Size of the third dimension.</param>
    /// <param name="dim3">Size of the fourth dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad, names);

    /// <summary>A tensor full of one number.</summary>
    /// <param name="size">Size of every dimension.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Element type; default the type of the number.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var place = Place(device, names);
        return Finish(
            Native.ht_full(size, size.Length, value, Number(dtype), (int)place.type, place.index),
            requires_grad);
    }
}
