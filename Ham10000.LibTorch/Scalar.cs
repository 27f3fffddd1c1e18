namespace TorchSharp;

/// <summary>One number with its element type: an argument of tensor functions.</summary>
/// <remarks>It holds no native memory here; <see cref="Dispose"/> exists because TorchSharp's does.</remarks>
public sealed partial class Scalar : IDisposable
{
    private Scalar(long bits, torch.ScalarType type)
    {
        Bits = bits;
        Type = type;
    }

    /// <summary>The element type of the number.</summary>
    public torch.ScalarType Type { get; }

    /// <summary>The bits of a double for floating types, the value itself for integers, 0 or 1 for booleans.</summary>
    internal long Bits { get; }

    internal double AsDouble => IsFloating ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => IsFloating ? checked((long)BitConverter.Int64BitsToDouble(Bits)) : Bits;

    private bool IsFloating => torch.is_floating_point(Type);

    /// <summary>Does nothing: a number holds no native memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>A boolean.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, torch.ScalarType.Bool);

    /// <summary>An unsigned 8-bit integer.</summary>
    public static implicit operator Scalar(byte value) => new(value, torch.ScalarType.Byte);

    /// <summary>A signed 8-bit integer.</summary>
    public static implicit operator Scalar(sbyte value) => new(value, torch.ScalarType.Int8);

    /// <summary>A 16-bit integer.</summary>
    public static implicit operator Scalar(short value) => new(value, torch.ScalarType.Int16);

    /// <summary>A 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => new(value, torch.ScalarType.Int32);

    /// <summary>A 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    /// <summary>A half-precision number.</summary>
    public static implicit operator Scalar(Half value) => Floating((double)value, torch.ScalarType.Float16);

    /// <summary>A single-precision number.</summary>
    public static implicit operator Scalar(float value) => Floating(value, torch.ScalarType.Float32);

    /// <summary>A double-precision number.</summary>
    public static implicit operator Scalar(double value) => Floating(value, torch.ScalarType.Float64);

    internal static Scalar Floating(double value, torch.ScalarType type) => new(BitConverter.DoubleToInt64Bits(value), type);
}
