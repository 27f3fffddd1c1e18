namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Native.ht_sum(this, [], 0, 0, Number(type));

        /// <summary>The sums along a dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Native.ht_sum(this, [dim], 1, keepdim ? 1 : 0, Number(type));

        /// <summary>The sums along some dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum(dim.AsSpan(), keepdim, type);

        /// <summary>The sums along some dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Native.ht_sum(this, dim, dim.Length, keepdim ? 1 : 0, Number(type));

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Native.ht_mean(this, [], 0, 0, -1);

        /// <summary>The means along some dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Native.ht_mean(this, dimensions, dimensions.Length, keepdim ? 1 : 0, Number(type));

        /// <summary>The sum of all elements that are numbers.</summary>
        public Tensor nansum() => Native.ht_nansum(this);

        /// <summary>The variance of all elements, divided by n - 1 where unbiased.</summary>
        public Tensor var(bool unbiased = true) => Native.ht_var(this, [], 0, unbiased ? 1 : 0, 0);

        /// <summary>The variance along a dimension, divided by n - 1 where unbiased.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim], unbiased, keepdim, type);

        /// <summary>The variance along some dimensions, divided by n - 1 where unbiased.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type, Native.ht_var(this, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0));

        /// <summary>The variance and the mean of all elements.</summary>
        public (Tensor, Tensor) var_mean(bool unbiased = true)
        {
            Native.Check(Native.ht_var_mean(this, [], 0, unbiased ? 1 : 0, 0, out var spread, out var mean));
            return (spread, mean);
        }

        /// <summary>The standard deviation of all elements, divided by n - 1 where unbiased.</summary>
        public Tensor std(bool unbiased = true) => Native.ht_std(this, [], 0, unbiased ? 1 : 0, 0);

        /// <summary>The standard deviation along a dimension, divided by n - 1 where unbiased.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim], unbiased, keepdim, type);

        /// <summary>The standard deviation along some dimensions, divided by n - 1 where unbiased.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            As(type, Native.ht_std(this, dimensions, dimensions.Length, unbiased ? 1 : 0, keepdim ? 1 : 0));

        /// <summary>The standard deviation and the mean of all elements.</summary>
        public (Tensor, Tensor) std_mean(bool unbiased = true)
        {
            Native.Check(Native.ht_std_mean(this, [], 0, unbiased ? 1 : 0, 0, out var spread, out var mean));
            return (spread, mean);
        }

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Native.ht_prod(this, Number(type));

        /// <summary>The products along a dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Native.ht_prod_dim(this, dim, keepdim ? 1 : 0, Number(type));

        /// <summary>Whether all elements are non-zero.</summary>
        public Tensor all() => Native.ht_all(this);

        /// <summary>Whether all elements are non-zero, along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Native.ht_all_dim(this, dim, keepdim ? 1 : 0);

        /// <summary>Whether any element is non-zero.</summary>
        public Tensor any() => Native.ht_any(this);

        /// <summary>Whether any element is non-zero, along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Native.ht_any_dim(this, dim, keepdim ? 1 : 0);

        /// <summary>The running sums along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Native.ht_cumsum(this, dim, Number(type));

        /// <summary>The running products along a dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Native.ht_cumprod(this, dim, Number(type));

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Native.ht_norm(this, p);

        /// <summary>The p-norms along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Native.ht_norm_dim(this, p, dim, keepdim ? 1 : 0);

        /// <summary>The logarithm of the sum of the exponentials along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Native.ht_logsumexp(this, dim, keepdim ? 1 : 0);

        /// <summary>How often each integer from zero occurs, or the sum of the weights where it does.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Native.ht_bincount(this, weights, minlength);

        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Native.ht_count_nonzero(this, dims, dims?.Length ?? 0);
    }
}
