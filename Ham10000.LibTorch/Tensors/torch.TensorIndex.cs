namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a range, a tensor, everything, or a new dimension.</summary>
    public readonly struct TensorIndex
    {
        private readonly NativeIndex _native;
        private readonly Tensor? _tensor;

        private TensorIndex(NativeIndex native, Tensor? tensor = null)
        {
            _native = native;
            _tensor = tensor;
        }

#pragma warning disable CA2211 // TorchSharp's fields are not read-only, and the API must not differ.
        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new(new NativeIndex { Kind = NativeIndex.IndexKind.None });

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null = None;

        /// <summary>As many whole dimensions as are left.</summary>
        public static TensorIndex Ellipsis = new(new NativeIndex { Kind = NativeIndex.IndexKind.Ellipsis });

        /// <summary>The whole dimension.</summary>
        public static TensorIndex Colon = Slice();
#pragma warning restore CA2211

        /// <summary>One place of a dimension, which goes.</summary>
        /// <param name="index">The place; negative numbers count from the end; null: a new dimension.</param>
        public static TensorIndex Single(long? index) => index is { } place
            ? new(new NativeIndex { Kind = NativeIndex.IndexKind.Single, Start = place })
            : None;

        /// <summary>A new dimension that keeps everything or nothing.</summary>
        /// <param name="value">Whether everything.</param>
        public static TensorIndex Bool(bool value) => new(new NativeIndex { Kind = NativeIndex.IndexKind.Bool, Start = value ? 1 : 0 });

        /// <summary>A range of a dimension.</summary>
        /// <param name="start">The first place; default the beginning.</param>
        /// <param name="stop">The end, left out; default the end of the dimension.</param>
        /// <param name="step">The distance of neighbours; default 1.</param>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(new NativeIndex
        {
            Kind = NativeIndex.IndexKind.Slice,
            Has = (start is null ? 0 : NativeIndex.HasStart) | (stop is null ? 0 : NativeIndex.HasStop) | (step is null ? 0 : NativeIndex.HasStep),
            Start = start ?? 0,
            Stop = stop ?? 0,
            Step = step ?? 0,
        });

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">Such as 1.. or ..^1.</param>
        public static TensorIndex Slice(Range range) => Slice(Place(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Place(range.End));

        /// <summary>The places that a tensor of integers holds, or those where a tensor of booleans is true.</summary>
        /// <param name="tensor">The tensor.</param>
        public static TensorIndex Tensor(Tensor tensor) => new(new NativeIndex { Kind = NativeIndex.IndexKind.Tensor }, tensor);

        /// <summary>One place of a dimension.</summary>
        /// <param name="value">The place; negative numbers count from the end.</param>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One place of a dimension.</summary>
        /// <param name="index">Such as ^1.</param>
        public static implicit operator TensorIndex(Index index) => Single(Place(index));

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">Such as 1.. or ..^1.</param>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        internal static NativeIndex[] ToNative(TensorIndex[] indices) => Array.ConvertAll(indices, index =>
        {
            var native = index._native;
            native.Tensor = index._tensor?.Handle ?? IntPtr.Zero;
            return native;
        });

        private static long Place(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
