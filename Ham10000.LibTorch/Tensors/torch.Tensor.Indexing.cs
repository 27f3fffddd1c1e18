using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Parts of the tensor by an index expression; without tensors in it, a view.</summary>
        /// <param name="indices">One per dimension; dimensions left over stay whole.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices).Dispose();
        }

        /// <summary>Elements at the places that tensors hold, or where a tensor of booleans is true.</summary>
        /// <param name="indices">One per dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices).Dispose();
        }

        /// <summary>One place of the first dimension, as a view.</summary>
        /// <param name="i1">Place in the first dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(TensorIndex.Single(i1));
            set => index_put_(value, TensorIndex.Single(i1)).Dispose();
        }

        /// <summary>One place of the first two dimensions, as a view.</summary>
        /// <param name="i1">Place in the first dimension.</param>
        /// <param name="i2">Place in the second dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(TensorIndex.Single(i1), TensorIndex.Single(i2));
            set => index_put_(value, TensorIndex.Single(i1), TensorIndex.Single(i2)).Dispose();
        }

        /// <summary>One place of the first three dimensions, as a view.</summary>
        /// <param name="i1">Place in the first dimension.</param>
        /// <param name="i2">Place in the second dimension.</param>
        /// <param name="i3">Place in the third dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(TensorIndex.Single(i1), TensorIndex.Single(i2), TensorIndex.Single(i3));
            set => index_put_(value, TensorIndex.Single(i1), TensorIndex.Single(i2), TensorIndex.Single(i3)).Dispose();
        }

        /// <summary>One place of the first four dimensions, as a view.</summary>
        /// <param name="i1">Place in the first dimension.</param>
        /// <param name="i2">Place in the second dimension.</param>
        /// <param name="i3">Place in the third dimension.</param>
        /// <param name="i4">Place in the fourth dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(TensorIndex.Single(i1), TensorIndex.Single(i2), TensorIndex.Single(i3), TensorIndex.Single(i4));
            set => index_put_(value, TensorIndex.Single(i1), TensorIndex.Single(i2), TensorIndex.Single(i3), TensorIndex.Single(i4)).Dispose();
        }

        /// <summary>Parts of the tensor by an index expression; without tensors in it, a view.</summary>
        /// <param name="indices">One per dimension; dimensions left over stay whole.</param>
        public Tensor index(params TensorIndex[] indices)
        {
            var result = Native.ht_index(this, TensorIndex.ToNative(indices), indices.Length);
            GC.KeepAlive(indices);
            return result;
        }

        /// <summary>Elements at the places that tensors hold, or where a tensor of booleans is true.</summary>
        /// <param name="indices">One per dimension.</param>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes elements to the parts that an index expression names.</summary>
        /// <param name="value">The elements, broadcast to the shape of the parts.</param>
        /// <param name="indices">One per dimension; dimensions left over stay whole.</param>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var result = Native.ht_index_put_(this, TensorIndex.ToNative(indices), indices.Length, value);
            GC.KeepAlive(indices);
            return result;
        }

        /// <summary>Writes elements to the places that tensors hold, or where a tensor of booleans is true.</summary>
        /// <param name="value">The elements, broadcast.</param>
        /// <param name="indices">One per dimension.</param>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes a number to the parts that an index expression names.</summary>
        /// <param name="value">The number.</param>
        /// <param name="indices">One per dimension; dimensions left over stay whole.</param>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            var result = Native.ht_index_put_scalar_(this, TensorIndex.ToNative(indices), indices.Length, value);
            GC.KeepAlive(indices);
            return result;
        }

        /// <summary>Writes a number to the places that tensors hold, or where a tensor of booleans is true.</summary>
        /// <param name="value">The number.</param>
        /// <param name="indices">One per dimension.</param>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));
    }
}
