namespace TorchSharp;

public static partial class torch
{
    /// <summary>The greatest elements along some dimensions.</summary>
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    /// <summary>The greatest elements along some dimensions.</summary>
    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    /// <summary>The least elements along some dimensions.</summary>
    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    /// <summary>The greatest element.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The greater of two elements.</summary>
    public static Tensor max(Tensor input, Tensor other) => input.max(other);

    /// <summary>The greatest elements along a dimension, and their places.</summary>
    public static (Tensor, Tensor) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The place of the greatest element in the flattened tensor.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>The places of the greatest elements along a dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The least element.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The lesser of two elements.</summary>
    public static Tensor min(Tensor input, Tensor other) => input.min(other);

    /// <summary>The least elements along a dimension, and their places.</summary>
    public static (Tensor, Tensor) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>The place of the least element in the flattened tensor.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>The places of the least elements along a dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>The median of all elements; the lower of the two middle ones.</summary>
    public static Tensor median(Tensor input) => input.median();

    /// <summary>The places that sort a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>A dimension sorted, and the places that sort it.</summary>
    public static (Tensor, Tensor) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The k greatest (or least) elements along a dimension, and their places.</summary>
    public static (Tensor, Tensor) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <summary>Quantiles along a dimension, interpolated linearly.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);
}
