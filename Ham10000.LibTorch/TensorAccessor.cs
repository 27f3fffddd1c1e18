using System.Collections;

namespace TorchSharp;

/// <summary>The elements of a tensor, in the order of its dimensions whatever the memory layout.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _sizes;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private readonly IntPtr _data;

    internal TensorAccessor(torch.Tensor tensor)
    {
        tensor.CheckElement<T>();
        if (!tensor.is_cpu())
        {
            throw new InvalidOperationException($"The elements of {tensor.Describe()} are not at hand. Use cpu() first.");
        }

        _tensor = tensor;
        _sizes = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        _data = tensor.DataPointer();
        Count = tensor.numel();
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>Whether the elements cannot be set; they can.</summary>
    public bool IsReadOnly => false;

    /// <summary>One element.</summary>
    /// <param name="indices">Its place in every dimension.</param>
    public unsafe T this[params long[] indices]
    {
        get
        {
            var value = *At(Offset(indices));
            GC.KeepAlive(_tensor);
            return value;
        }

        set
        {
            *At(Offset(indices)) = value;
            _tensor.NoteChange();
        }
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies elements out.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The first place there.</param>
    /// <param name="tensorIndex">The first element of the tensor.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = CountFrom(tensorIndex, target.Length);
        if (_contiguous)
        {
            new ReadOnlySpan<T>(At(tensorIndex), count).CopyTo(target);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                target[i] = *At(OffsetOf(tensorIndex + i));
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies elements in.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">The first place there.</param>
    /// <param name="tensorIndex">The first element of the tensor.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = CountFrom(tensorIndex, source.Length);
        for (var i = 0; i < count; i++)
        {
            *At(_contiguous ? tensorIndex + i : OffsetOf(tensorIndex + i)) = source[i];
        }

        _tensor.NoteChange();
    }

    /// <summary>The elements one after another.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return Read(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: the tensor owns the memory.</summary>
    public void Dispose()
    {
    }

    private unsafe T Read(long index)
    {
        var value = *At(_contiguous ? index : OffsetOf(index));
        GC.KeepAlive(_tensor);
        return value;
    }

    // How many elements there are from a place on, at most so many.
    private int CountFrom(long tensorIndex, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tensorIndex, Count);
        return (int)Math.Min(most, Count - tensorIndex);
    }

    // A pointer says nothing to the collector: whoever uses it keeps the tensor alive until afterwards.
    private unsafe T* At(long offset) =>
        _tensor.IsInvalid ? throw new ObjectDisposedException("torch.Tensor") : (T*)_data + offset;

    // The place in memory of the element with a number in the order of the dimensions.
    private long OffsetOf(long index)
    {
        var offset = 0L;
        for (var dim = _sizes.Length - 1; dim >= 0; dim--)
        {
            offset += index % _sizes[dim] * _strides[dim];
            index /= _sizes[dim];
        }

        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length != _sizes.Length)
        {
            throw new ArgumentException($"Got {indices.Length} indices for a tensor of {_sizes.Length} dimensions.", nameof(indices));
        }

        var offset = 0L;
        for (var dim = 0; dim < indices.Length; dim++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[dim], nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[dim], _sizes[dim], nameof(indices));
            offset += indices[dim] * _strides[dim];
        }

        return offset;
    }
}
