using System.Globalization;
using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>Decimal text that rounds as Python and C do: the exact binary value, ties to the even digit.</summary>
/// <remarks>.NET rounds 0.125 to 0.13; Python prints 0.12. A report that should equal scikit-learn's needs the latter.</remarks>
internal static class FixedText
{
    /// <summary>What Python's <c>f"{value:.{digits}f}"</c> gives.</summary>
    public static string Of(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger numerator = exponent == 0 ? mantissa : mantissa | 0x10_0000_0000_0000;
        var shift = Math.Max(exponent, 1) - 1075;
        numerator *= BigInteger.Pow(10, digits);
        var rounded = shift >= 0 ? numerator << shift : RoundedShift(numerator, -shift);

        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = double.IsNegative(value) ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    private static BigInteger RoundedShift(BigInteger value, int shift)
    {
        var whole = value >> shift;
        var twiceRest = (value - (whole << shift)) << 1;
        var comparison = twiceRest.CompareTo(BigInteger.One << shift);
        return comparison > 0 || (comparison == 0 && !whole.IsEven) ? whole + 1 : whole;
    }
}
