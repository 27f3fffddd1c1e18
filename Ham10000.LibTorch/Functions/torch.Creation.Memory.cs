using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A vector that shares its memory with an array: what one writes, the other shows.</summary>
    /// <param name="rawArray">The array, which stays pinned until the last tensor that uses it is gone.</param>
    /// <param name="dtype">Element type of the tensor, of the size of the array's; the bits are taken as they are.</param>
    /// <param name="count">How many elements; -1: all from the offset on.</param>
    /// <param name="offset">The first element, counted in elements of the array.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <exception cref="ArgumentException">The offset lies outside the array, or the element types differ in size.</exception>
    /// <exception cref="IndexOutOfRangeException">The count reaches beyond the end of the array.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
        {
            throw new ArgumentException($"The offset is {offset}. Expected 0 or more and less than the array's {length} elements.", nameof(offset));
        }

        count = count < 0 ? length - offset : count;
        if (count > length - offset)
        {
#pragma warning disable CA2201 // TorchSharp throws this type here.
            throw new IndexOutOfRangeException($"The count is {count}. Expected at most {length - offset}: the array has {length} elements, and the offset is {offset}.");
#pragma warning restore CA2201
        }

        return Finish(Shared(rawArray, [count], dtype, offset), requires_grad);
    }

    /// <summary>A tensor of a copy of an array of any rank, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="device">Device; default the processor.</param>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of a copy of an array of any rank, of its shape.</summary>
    /// <param name="rawArray">The elements.</param>
    /// <param name="dtype">Element type; default that of the array.</param>
    /// <param name="device">Device; default the processor.</param>
    /// <param name="requires_grad">Whether to record gradients.</param>
    /// <param name="names">Names of dimensions; not supported here, so null.</param>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = Enumerable.Range(0, rawArray.Rank).Select(rawArray.GetLongLength).ToArray();
        return Copied(rawArray, shape, dtype, device, requires_grad, names);
    }

    internal static ScalarType TypeOf(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean => ScalarType.Bool,
        TypeCode.Byte => ScalarType.Byte,
        TypeCode.SByte => ScalarType.Int8,
        TypeCode.Int16 => ScalarType.Int16,
        TypeCode.Int32 => ScalarType.Int32,
        TypeCode.Int64 => ScalarType.Int64,
        TypeCode.Single => ScalarType.Float32,
        TypeCode.Double => ScalarType.Float64,
        _ => element == typeof(Half) ? ScalarType.Float16
            : throw new NotSupportedException($"Elements of type {element} have no tensor type. Expected bool, byte, sbyte, short, int, long, Half, float or double."),
    };

    private static Tensor Copied(
        Array array, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        var place = Place(device, names);
        var type = TypeOf(array.GetType().GetElementType()!);
        var count = 1L;
        foreach (var size in shape)
        {
            count *= size;
        }

        if (count != array.LongLength)
        {
            throw new ArgumentException($"The shape ({string.Join(", ", shape.ToArray())}) holds {count} elements, the array {array.LongLength}.", nameof(shape));
        }

        if (array.LongLength == 0)
        {
            return empty(shape, dtype ?? type, place, requiresGrad);
        }

        using var shared = Shared(array, shape, type, 0);
        return Finish(shared.to(dtype ?? type, place, copy: true), requiresGrad);
    }

    private static unsafe Tensor Shared(Array array, ReadOnlySpan<long> shape, ScalarType type, long offset)
    {
        var elementSize = TypeOf(array.GetType().GetElementType()!).ElementSize();
        if (elementSize != type.ElementSize())
        {
            throw new ArgumentException(
                $"The array's elements have {elementSize} bytes, those of {type} {type.ElementSize()}. Expected the same size; use torch.tensor to convert.", nameof(type));
        }

        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        try
        {
            return Native.ht_from_blob(
                pin.AddrOfPinnedObject() + (nint)(offset * elementSize), shape, shape.Length, (int)type, &Unpin, GCHandle.ToIntPtr(pin));
        }
        catch
        {
            pin.Free();
            throw;
        }
    }

    // libtorch calls this on whichever thread drops the last tensor.
    [UnmanagedCallersOnly]
    private static void Unpin(IntPtr pin) => GCHandle.FromIntPtr(pin).Free();
}
