namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Tensor left, Scalar right) => Native.ht_add_scalar(left, right, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Scalar left, Tensor right) => Native.ht_add_scalar(right, left, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Tensor left, int right) => Native.ht_add_scalar(left, right, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(int left, Tensor right) => Native.ht_add_scalar(right, left, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Tensor left, long right) => Native.ht_add_scalar(left, right, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(long left, Tensor right) => Native.ht_add_scalar(right, left, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Tensor left, float right) => Native.ht_add_scalar(left, right, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(float left, Tensor right) => Native.ht_add_scalar(right, left, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(Tensor left, double right) => Native.ht_add_scalar(left, right, 1);

        /// <inheritdoc cref="op_Addition(Tensor, Tensor)"/>
        public static Tensor operator +(double left, Tensor right) => Native.ht_add_scalar(right, left, 1);

        /// <summary>The difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Tensor left, Scalar right) => Native.ht_sub_scalar(left, right, 1);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Scalar left, Tensor right) => Native.ht_scalar_minus(left, right);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Tensor left, int right) => Native.ht_sub_scalar(left, right, 1);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(int left, Tensor right) => Native.ht_scalar_minus(left, right);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Tensor left, long right) => Native.ht_sub_scalar(left, right, 1);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(long left, Tensor right) => Native.ht_scalar_minus(left, right);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Tensor left, float right) => Native.ht_sub_scalar(left, right, 1);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(float left, Tensor right) => Native.ht_scalar_minus(left, right);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(Tensor left, double right) => Native.ht_sub_scalar(left, right, 1);

        /// <inheritdoc cref="op_Subtraction(Tensor, Tensor)"/>
        public static Tensor operator -(double left, Tensor right) => Native.ht_scalar_minus(left, right);

        /// <summary>The product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Tensor left, Scalar right) => Native.ht_mul_scalar(left, right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Scalar left, Tensor right) => Native.ht_mul_scalar(right, left);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Tensor left, int right) => Native.ht_mul_scalar(left, right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(int left, Tensor right) => Native.ht_mul_scalar(right, left);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Tensor left, long right) => Native.ht_mul_scalar(left, right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(long left, Tensor right) => Native.ht_mul_scalar(right, left);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Tensor left, float right) => Native.ht_mul_scalar(left, right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(float left, Tensor right) => Native.ht_mul_scalar(right, left);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(Tensor left, double right) => Native.ht_mul_scalar(left, right);

        /// <inheritdoc cref="op_Multiply(Tensor, Tensor)"/>
        public static Tensor operator *(double left, Tensor right) => Native.ht_mul_scalar(right, left);

        /// <summary>The quotient; integers give floating numbers.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.true_divide(right);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Tensor left, Scalar right) => Native.ht_div_scalar(left, right, 0);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Scalar left, Tensor right) => Native.ht_scalar_over(left, right);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Tensor left, int right) => Native.ht_div_scalar(left, right, 0);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(int left, Tensor right) => Native.ht_scalar_over(left, right);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Tensor left, long right) => Native.ht_div_scalar(left, right, 0);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(long left, Tensor right) => Native.ht_scalar_over(left, right);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Tensor left, float right) => Native.ht_div_scalar(left, right, 0);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(float left, Tensor right) => Native.ht_scalar_over(left, right);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(Tensor left, double right) => Native.ht_div_scalar(left, right, 0);

        /// <inheritdoc cref="op_Division(Tensor, Tensor)"/>
        public static Tensor operator /(double left, Tensor right) => Native.ht_scalar_over(left, right);

        /// <summary>The remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <inheritdoc cref="op_Modulus(Tensor, Tensor)"/>
        public static Tensor operator %(Tensor left, Scalar right) => Native.ht_remainder_scalar(left, right);

        /// <inheritdoc cref="op_Modulus(Tensor, Tensor)"/>
        public static Tensor operator %(Tensor left, int right) => Native.ht_remainder_scalar(left, right);

        /// <inheritdoc cref="op_Modulus(Tensor, Tensor)"/>
        public static Tensor operator %(Tensor left, long right) => Native.ht_remainder_scalar(left, right);

        /// <inheritdoc cref="op_Modulus(Tensor, Tensor)"/>
        public static Tensor operator %(Tensor left, float right) => Native.ht_remainder_scalar(left, right);

        /// <inheritdoc cref="op_Modulus(Tensor, Tensor)"/>
        public static Tensor operator %(Tensor left, double right) => Native.ht_remainder_scalar(left, right);

        /// <summary>Every element negated.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();
    }
}
