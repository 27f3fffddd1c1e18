namespace TorchSharp;

/// <summary>Conversions between numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The number with its type.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A number as a brain float.</summary>
    /// <param name="value">The number; what does not fit is rounded where it is used.</param>
    public static Scalar ToBFloat16Scalar(this float value) => Scalar.Floating(value, torch.ScalarType.BFloat16);

    /// <summary>The number as a boolean.</summary>
    /// <param name="value">The number.</param>
    public static bool ToBoolean(this Scalar value) => value.AsDouble != 0;

    /// <summary>The number as an unsigned 8-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static byte ToByte(this Scalar value) => checked((byte)value.AsInt64);

    /// <summary>The number as a signed 8-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.AsInt64);

    /// <summary>The number as a 16-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static short ToInt16(this Scalar value) => checked((short)value.AsInt64);

    /// <summary>The number as a 32-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static int ToInt32(this Scalar value) => checked((int)value.AsInt64);

    /// <summary>The number as a 64-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static long ToInt64(this Scalar value) => value.AsInt64;

    /// <summary>The number as half precision.</summary>
    /// <param name="value">The number.</param>
    public static Half ToHalf(this Scalar value) => (Half)value.AsDouble;

    /// <summary>The number as single precision.</summary>
    /// <param name="value">The number.</param>
    public static float ToSingle(this Scalar value) => (float)value.AsDouble;

    /// <summary>The number as double precision.</summary>
    /// <param name="value">The number.</param>
    public static double ToDouble(this Scalar value) => value.AsDouble;
}
