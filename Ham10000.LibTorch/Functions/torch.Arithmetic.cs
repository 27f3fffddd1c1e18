namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum with another tensor.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>The sum with alpha times another tensor.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>The sum with a number.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>The sum with alpha times a number.</summary>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>The difference to another tensor.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>The difference to a number.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>The quotient by another tensor; integers give floating numbers.</summary>
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);

    /// <summary>The sum with another tensor, in place.</summary>
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    /// <summary>The sum with alpha times another tensor, in place.</summary>
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>The sum with a number, in place.</summary>
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    /// <summary>The sum with alpha times a number, in place.</summary>
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>The difference to another tensor, in place.</summary>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>The difference to a number, in place.</summary>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>The quotient by another tensor; integers give floating numbers, in place.</summary>
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);

    /// <summary>The product with another tensor or a number.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>The product with another tensor or a number.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>The product with another tensor or a number, in place.</summary>
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>The product with another tensor or a number, in place.</summary>
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>The quotient, rounded down.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>The quotient, rounded down, in place.</summary>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <summary>The remainder of the division, with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <summary>The remainder of the division, with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>The remainder of the division, with the sign of the dividend, in place.</summary>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <summary>The remainder of the division, with the sign of the dividend, in place.</summary>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>The remainder of the division, with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>The remainder of the division, with the sign of the divisor, in place.</summary>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <summary>The remainder of the division, with the sign of the divisor, in place.</summary>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);

    /// <summary>Every element to a power.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>Every element to a power.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>Every element to a power, in place.</summary>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <summary>Every element to a power, in place.</summary>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <summary>The greater of two elements.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The lesser of two elements.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The logarithm of the sum of the exponentials of two elements.</summary>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    /// <summary>The length of the hypotenuse over two elements.</summary>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);

    /// <summary>The angle of the point (other, this), in radians.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The angle of the point (other, this), in radians, in place.</summary>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The way from this tensor to another: this + weight · (end - this).</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>The sum with value times the product of two tensors.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <summary>The sum with value times the quotient of two tensors.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <summary>The sum with value times the product of two tensors, in place.</summary>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    /// <summary>The sum with value times the quotient of two tensors, in place.</summary>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);

    /// <summary>The difference to another tensor.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);

    /// <summary>The product with another tensor.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);
}
