namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Which elements are equal.</summary>
        public Tensor eq(Tensor target) => Native.ht_eq(this, target);

        /// <summary>Which elements are equal.</summary>
        public Tensor eq(Scalar target) => Native.ht_eq_scalar(this, target);

        /// <summary>Which elements differ.</summary>
        public Tensor ne(Tensor target) => Native.ht_ne(this, target);

        /// <summary>Which elements differ.</summary>
        public Tensor ne(Scalar target) => Native.ht_ne_scalar(this, target);

        /// <summary>Which elements are less.</summary>
        public Tensor lt(Tensor target) => Native.ht_lt(this, target);

        /// <summary>Which elements are less.</summary>
        public Tensor lt(Scalar target) => Native.ht_lt_scalar(this, target);

        /// <summary>Which elements are not greater.</summary>
        public Tensor le(Tensor target) => Native.ht_le(this, target);

        /// <summary>Which elements are not greater.</summary>
        public Tensor le(Scalar target) => Native.ht_le_scalar(this, target);

        /// <summary>Which elements are greater.</summary>
        public Tensor gt(Tensor target) => Native.ht_gt(this, target);

        /// <summary>Which elements are greater.</summary>
        public Tensor gt(Scalar target) => Native.ht_gt_scalar(this, target);

        /// <summary>Which elements are not less.</summary>
        public Tensor ge(Tensor target) => Native.ht_ge(this, target);

        /// <summary>Which elements are not less.</summary>
        public Tensor ge(Scalar target) => Native.ht_ge_scalar(this, target);

        /// <summary>Which elements are non-zero in both.</summary>
        public Tensor logical_and(Tensor other) => Native.ht_logical_and(this, other);

        /// <summary>Which elements are non-zero in both, in place.</summary>
        public Tensor logical_and_(Tensor other) => Native.ht_logical_and_(this, other);

        /// <summary>Which elements are non-zero in either.</summary>
        public Tensor logical_or(Tensor other) => Native.ht_logical_or(this, other);

        /// <summary>Which elements are non-zero in either, in place.</summary>
        public Tensor logical_or_(Tensor other) => Native.ht_logical_or_(this, other);

        /// <summary>Which elements are non-zero in exactly one.</summary>
        public Tensor logical_xor(Tensor other) => Native.ht_logical_xor(this, other);

        /// <summary>Which elements are non-zero in exactly one, in place.</summary>
        public Tensor logical_xor_(Tensor other) => Native.ht_logical_xor_(this, other);

        /// <summary>The bits set in both.</summary>
        public Tensor bitwise_and(Tensor other) => Native.ht_bitwise_and(this, other);

        /// <summary>The bits set in both, in place.</summary>
        public Tensor bitwise_and_(Tensor other) => Native.ht_bitwise_and_(this, other);

        /// <summary>The bits set in either.</summary>
        public Tensor bitwise_or(Tensor other) => Native.ht_bitwise_or(this, other);

        /// <summary>The bits set in either, in place.</summary>
        public Tensor bitwise_or_(Tensor other) => Native.ht_bitwise_or_(this, other);

        /// <summary>The bits set in exactly one.</summary>
        public Tensor bitwise_xor(Tensor other) => Native.ht_bitwise_xor(this, other);

        /// <summary>The bits set in exactly one, in place.</summary>
        public Tensor bitwise_xor_(Tensor other) => Native.ht_bitwise_xor_(this, other);

        /// <summary>Whether all elements are as close as absolute + relative · |other| allows.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            Native.Check(Native.ht_allclose(this, target, rtol, atol, equal_nan ? 1 : 0, out var result));
            return result != 0;
        }

        /// <summary>This tensor where a condition holds, another one elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Native.ht_where(condition, this, y);

        /// <summary>Which elements are as close as absolute + relative · |other| allows.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Native.ht_isclose(this, other, rtol, atol, nanEqual ? 1 : 0);
    }
}
