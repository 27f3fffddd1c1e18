namespace TorchSharp;

/// <summary>What tensors and element types offer besides their own members.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The size of one element, in bytes.</summary>
    /// <param name="type">The element type.</param>
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 => 8,
        _ => throw new NotSupportedException($"Elements of type {type} have no known size."),
    };

    /// <summary>The number of elements of a shape.</summary>
    /// <param name="shape">Size of every dimension.</param>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The only element as a boolean.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static bool ToBoolean(this torch.Tensor value) => value.ReadItem().AsDouble != 0;

    /// <summary>The only element as an unsigned 8-bit integer.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static byte ToByte(this torch.Tensor value) => checked((byte)value.ReadItem().AsInt64);

    /// <summary>The only element as a signed 8-bit integer.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static sbyte ToSByte(this torch.Tensor value) => checked((sbyte)value.ReadItem().AsInt64);

    /// <summary>The only element as a 16-bit integer.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static short ToInt16(this torch.Tensor value) => checked((short)value.ReadItem().AsInt64);

    /// <summary>The only element as a 32-bit integer.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static int ToInt32(this torch.Tensor value) => checked((int)value.ReadItem().AsInt64);

    /// <summary>The only element as a 64-bit integer.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static long ToInt64(this torch.Tensor value) => value.ReadItem().AsInt64;

    /// <summary>The only element in single precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static float ToSingle(this torch.Tensor value) => (float)value.ReadItem().AsDouble;

    /// <summary>The only element in double precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static double ToDouble(this torch.Tensor value) => value.ReadItem().AsDouble;

    /// <summary>The only element in half precision.</summary>
    /// <param name="value">A tensor of one element.</param>
    public static Half ToHalf(this torch.Tensor value) => (Half)value.ReadItem().AsDouble;

    /// <summary>The shape in 32-bit integers.</summary>
    /// <param name="tensor">The tensor.</param>
    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor) => Array.ConvertAll(tensor.shape, size => checked((int)size));
}
