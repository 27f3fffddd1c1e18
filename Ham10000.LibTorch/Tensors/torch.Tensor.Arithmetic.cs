namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum with another tensor.</summary>
        public Tensor add(Tensor target) => Native.ht_add(this, target, 1);

        /// <summary>The sum with alpha times another tensor.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Native.ht_add(this, target, alpha);

        /// <summary>The sum with a number.</summary>
        public Tensor add(Scalar scalar) => Native.ht_add_scalar(this, scalar, 1);

        /// <summary>The sum with alpha times a number.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Native.ht_add_scalar(this, scalar, alpha);

        /// <summary>The difference to another tensor.</summary>
        public Tensor sub(Tensor target) => Native.ht_sub(this, target, 1);

        /// <summary>The difference to a number.</summary>
        public Tensor sub(Scalar target) => Native.ht_sub_scalar(this, target, 1);

        /// <summary>The quotient by another tensor; integers give floating numbers.</summary>
        public Tensor true_divide(Tensor other) => Native.ht_div(this, other, 0);

        /// <summary>The quotient by a number; integers give floating numbers.</summary>
        public Tensor true_divide(Scalar other) => Native.ht_div_scalar(this, other, 0);

        /// <summary>The sum with another tensor, in place.</summary>
        public Tensor add_(Tensor target) => Native.ht_add_(this, target, 1);

        /// <summary>The sum with alpha times another tensor, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Native.ht_add_(this, target, alpha);

        /// <summary>The sum with a number, in place.</summary>
        public Tensor add_(Scalar scalar) => Native.ht_add__scalar(this, scalar, 1);

        /// <summary>The sum with alpha times a number, in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Native.ht_add__scalar(this, scalar, alpha);

        /// <summary>The difference to another tensor, in place.</summary>
        public Tensor sub_(Tensor target) => Native.ht_sub_(this, target, 1);

        /// <summary>The difference to a number, in place.</summary>
        public Tensor sub_(Scalar target) => Native.ht_sub__scalar(this, target, 1);

        /// <summary>The quotient by another tensor; integers give floating numbers, in place.</summary>
        public Tensor true_divide_(Tensor other) => Native.ht_div_(this, other, 0);

        /// <summary>The quotient by a number; integers give floating numbers, in place.</summary>
        public Tensor true_divide_(Scalar other) => Native.ht_div__scalar(this, other, 0);

        /// <summary>The product with another tensor or a number.</summary>
        public Tensor mul(Tensor target) => Native.ht_mul(this, target);

        /// <summary>The product with another tensor or a number.</summary>
        public Tensor mul(Scalar target) => Native.ht_mul_scalar(this, target);

        /// <summary>The product with another tensor or a number, in place.</summary>
        public Tensor mul_(Tensor target) => Native.ht_mul_(this, target);

        /// <summary>The product with another tensor or a number, in place.</summary>
        public Tensor mul_(Scalar target) => Native.ht_mul__scalar(this, target);

        /// <summary>The quotient, rounded down.</summary>
        public Tensor floor_divide(Tensor other) => Native.ht_floor_divide(this, other);

        /// <summary>The quotient, rounded down.</summary>
        public Tensor floor_divide(Scalar other) => Native.ht_floor_divide_scalar(this, other);

        /// <summary>The quotient, rounded down, in place.</summary>
        public Tensor floor_divide_(Tensor other) => Native.ht_floor_divide_(this, other);

        /// <summary>The quotient, rounded down, in place.</summary>
        public Tensor floor_divide_(Scalar other) => Native.ht_floor_divide__scalar(this, other);

        /// <summary>The remainder of the division, with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Native.ht_fmod(this, target);

        /// <summary>The remainder of the division, with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Native.ht_fmod_scalar(this, scalar);

        /// <summary>The remainder of the division, with the sign of the dividend, in place.</summary>
        public Tensor fmod_(Tensor target) => Native.ht_fmod_(this, target);

        /// <summary>The remainder of the division, with the sign of the dividend, in place.</summary>
        public Tensor fmod_(Scalar scalar) => Native.ht_fmod__scalar(this, scalar);

        /// <summary>The remainder of the division, with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Native.ht_remainder(this, target);

        /// <summary>The remainder of the division, with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Native.ht_remainder_scalar(this, scalar);

        /// <summary>The remainder of the division, with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Tensor target) => Native.ht_remainder_(this, target);

        /// <summary>The remainder of the division, with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Scalar scalar) => Native.ht_remainder__scalar(this, scalar);

        /// <summary>Every element to a power.</summary>
        public Tensor pow(Tensor exponent) => Native.ht_pow(this, exponent);

        /// <summary>Every element to a power.</summary>
        public Tensor pow(Scalar exponent) => Native.ht_pow_scalar(this, exponent);

        /// <summary>Every element to a power, in place.</summary>
        public Tensor pow_(Tensor exponent) => Native.ht_pow_(this, exponent);

        /// <summary>Every element to a power, in place.</summary>
        public Tensor pow_(Scalar exponent) => Native.ht_pow__scalar(this, exponent);

        /// <summary>The greater of two elements.</summary>
        public Tensor maximum(Tensor other) => Native.ht_maximum(this, other);

        /// <summary>The lesser of two elements.</summary>
        public Tensor minimum(Tensor other) => Native.ht_minimum(this, other);

        /// <summary>The logarithm of the sum of the exponentials of two elements.</summary>
        public Tensor logaddexp(Tensor other) => Native.ht_logaddexp(this, other);

        /// <summary>The length of the hypotenuse over two elements.</summary>
        public Tensor hypot(Tensor other) => Native.ht_hypot(this, other);

        /// <summary>The angle of the point (other, this), in radians.</summary>
        public Tensor atan2(Tensor other) => Native.ht_atan2(this, other);

        /// <summary>The angle of the point (other, this), in radians, in place.</summary>
        public Tensor atan2_(Tensor other) => Native.ht_atan2_(this, other);

        /// <summary>The way from this tensor to another: this + weight · (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Native.ht_lerp(this, end, weight);

        /// <summary>The sum with value times the product of two tensors.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Native.ht_addcmul(this, tensor1, tensor2, value);

        /// <summary>The sum with value times the quotient of two tensors.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Native.ht_addcdiv(this, tensor1, tensor2, value);

        /// <summary>The way from this tensor to another: this + weight · (end - this), in place.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Native.ht_lerp_(this, end, weight);

        /// <summary>The sum with value times the product of two tensors, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Native.ht_addcmul_(this, tensor1, tensor2, value);

        /// <summary>The sum with value times the quotient of two tensors, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Native.ht_addcdiv_(this, tensor1, tensor2, value);

        /// <summary>The difference to another tensor.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>The product with another tensor.</summary>
        public Tensor multiply(Tensor target) => mul(target);
    }
}
