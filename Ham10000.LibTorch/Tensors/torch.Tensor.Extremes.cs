namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The greatest elements along some dimensions.</summary>
        public Tensor amax(params long[] dims) => Native.ht_amax(this, dims, dims.Length, 0);

        /// <summary>The greatest elements along some dimensions.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            var result = Native.ht_amax(this, dims, dims.Length, keepdim ? 1 : 0);
            return @out is null ? result : Into(@out, result);
        }

        /// <summary>The least elements along some dimensions.</summary>
        public Tensor amin(params long[] dims) => Native.ht_amin(this, dims, dims.Length, 0);

        /// <summary>The least elements along some dimensions.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            var result = Native.ht_amin(this, dims, dims.Length, keepdim ? 1 : 0);
            return @out is null ? result : Into(@out, result);
        }

        /// <summary>The greatest element.</summary>
        public Tensor max() => Native.ht_max(this);

        /// <summary>The greater of two elements.</summary>
        public Tensor max(Tensor other) => Native.ht_maximum(this, other);

        /// <summary>The greatest elements along a dimension, and their places.</summary>
        public (Tensor, Tensor) max(long dim, bool keepdim = false)
        {
            Native.Check(Native.ht_max_dim(this, dim, keepdim ? 1 : 0, out var values, out var indices));
            return (values, indices);
        }

        /// <summary>The place of the greatest element in the flattened tensor.</summary>
        public Tensor argmax() => Native.ht_argmax(this, 0, 0, 0);

        /// <summary>The places of the greatest elements along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Native.ht_argmax(this, dim, 1, keepdim ? 1 : 0);

        /// <summary>The least element.</summary>
        public Tensor min() => Native.ht_min(this);

        /// <summary>The lesser of two elements.</summary>
        public Tensor min(Tensor other) => Native.ht_minimum(this, other);

        /// <summary>The least elements along a dimension, and their places.</summary>
        public (Tensor, Tensor) min(long dim, bool keepdim = false)
        {
            Native.Check(Native.ht_min_dim(this, dim, keepdim ? 1 : 0, out var values, out var indices));
            return (values, indices);
        }

        /// <summary>The place of the least element in the flattened tensor.</summary>
        public Tensor argmin() => Native.ht_argmin(this, 0, 0, 0);

        /// <summary>The places of the least elements along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Native.ht_argmin(this, dim, 1, keepdim ? 1 : 0);

        /// <summary>The median of all elements; the lower of the two middle ones.</summary>
        public Tensor median() => Native.ht_median(this);

        /// <summary>The places that sort a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Native.ht_argsort(this, dim, descending ? 1 : 0);

        /// <summary>A dimension sorted, and the places that sort it.</summary>
        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            Native.Check(Native.ht_sort(this, dim, descending ? 1 : 0, stable ? 1 : 0, out var values, out var indices));
            return (values, indices);
        }

        /// <summary>The k greatest (or least) elements along a dimension, and their places.</summary>
        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            Native.Check(Native.ht_topk(this, k, dim, largest ? 1 : 0, sorted ? 1 : 0, out var values, out var indices));
            return (values, indices);
        }

        /// <summary>Quantiles along a dimension, interpolated linearly.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Native.ht_quantile(this, q, dim, keepdim ? 1 : 0);
    }
}
