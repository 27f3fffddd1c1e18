using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number as the shim takes it: HtScalar in shim.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeScalar
{
    private readonly long _bits;
    private readonly int _type;

    private NativeScalar(long bits, int type)
    {
        _bits = bits;
        _type = type;
    }

    /// <summary>Stands for an optional number that is not given.</summary>
    public static NativeScalar None => new(0, -1);

    public static implicit operator NativeScalar(Scalar? value) => value is null ? None : new(value.Bits, (int)value.Type);

    public static implicit operator NativeScalar(double value) =>
        new(BitConverter.DoubleToInt64Bits(value), (int)torch.ScalarType.Float64);

    public static implicit operator NativeScalar(float value) =>
        new(BitConverter.DoubleToInt64Bits(value), (int)torch.ScalarType.Float32);

    public static implicit operator NativeScalar(long value) => new(value, (int)torch.ScalarType.Int64);

    public static implicit operator NativeScalar(int value) => new(value, (int)torch.ScalarType.Int32);
}
