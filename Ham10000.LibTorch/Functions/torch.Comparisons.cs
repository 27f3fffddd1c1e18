namespace TorchSharp;

public static partial class torch
{
    /// <summary>Which elements are equal.</summary>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>Which elements differ.</summary>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>Which elements are less.</summary>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>Which elements are not greater.</summary>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>Which elements are greater.</summary>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>Which elements are not less.</summary>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>Which elements are non-zero in both.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>Which elements are non-zero in both, in place.</summary>
    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    /// <summary>Which elements are non-zero in either.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Which elements are non-zero in either, in place.</summary>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <summary>Which elements are non-zero in exactly one.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Which elements are non-zero in exactly one, in place.</summary>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    /// <summary>The bits set in both.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>The bits set in both, in place.</summary>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>The bits set in either.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>The bits set in either, in place.</summary>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>The bits set in exactly one.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>The bits set in exactly one, in place.</summary>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>Whether all elements are as close as absolute + relative · |other| allows.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Which elements are as close as absolute + relative · |other| allows.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);
}
