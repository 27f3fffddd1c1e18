namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>One place of a dimension, without that dimension and without a copy.</summary>
        public Tensor select(long dim, long index) => Native.ht_select(this, dim, index);

        /// <summary>A range of a dimension, without a copy.</summary>
        public Tensor narrow(long dim, long start, long length) => Native.ht_narrow(this, dim, start, length);

        /// <summary>Every step-th place of a dimension from start to before finish, without a copy.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Native.ht_slice(this, dim, start, finish, step);

        /// <summary>Some places of a dimension, copied.</summary>
        public Tensor index_select(long dim, Tensor index) => Native.ht_index_select(this, dim, index);

        /// <summary>For every place of index, the element whose place along a dimension it holds.</summary>
        public Tensor gather(long dim, Tensor index) => Native.ht_gather(this, dim, index);

        /// <summary>Elements by their place in the flattened tensor.</summary>
        public Tensor take(Tensor index) => Native.ht_take(this, index);

        /// <summary>The elements where a mask holds, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Native.ht_masked_select(this, mask);

        /// <summary>The elements of src written to the places along a dimension that index holds.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Native.ht_scatter(this, dim, index, src);

        /// <summary>The elements of src added to the places along a dimension that index holds.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Native.ht_scatter_add(this, dim, index, src);

        /// <summary>The slices of source written to some places of a dimension.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Native.ht_index_copy(this, dim, index, source);

        /// <summary>alpha times the slices of source added to some places of a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Native.ht_index_add(this, dim, index, source, alpha);

        /// <summary>Some places of a dimension set to a number.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Native.ht_index_fill(this, dim, index, value);

        /// <summary>Set to a number where a mask holds.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Native.ht_masked_fill(this, mask, value);

        /// <summary>The elements of src written to the places along a dimension that index holds, in place.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Native.ht_scatter_(this, dim, index, src);

        /// <summary>The elements of src added to the places along a dimension that index holds, in place.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Native.ht_scatter_add_(this, dim, index, src);

        /// <summary>The slices of source written to some places of a dimension, in place.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Native.ht_index_copy_(this, dim, index, source);

        /// <summary>alpha times the slices of source added to some places of a dimension, in place.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Native.ht_index_add_(this, dim, index, source, alpha);

        /// <summary>Some places of a dimension set to a number, in place.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Native.ht_index_fill_(this, dim, index, value);

        /// <summary>Set to a number where a mask holds, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Native.ht_masked_fill_(this, mask, value);

        /// <summary>The indices of the elements that are not zero, one per row.</summary>
        public Tensor nonzero() => Native.ht_nonzero(this);

        /// <summary>The tensor in parts of equal size along a dimension, the last one perhaps smaller, without a copy.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            Native.Check(Native.ht_chunk(this, chunks, dim, out var list, out var count));
            return TensorList.Take(list, count);
        }

        /// <summary>The tensor in parts of a size along a dimension, the last one perhaps smaller, without a copy.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            Native.Check(Native.ht_split(this, size, dim, out var list, out var count));
            return TensorList.Take(list, count);
        }

        /// <summary>The tensor in parts of given sizes along a dimension, without a copy.</summary>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            Native.Check(Native.ht_split_sizes(this, sizes, sizes.Length, dim, out var list, out var count));
            return TensorList.Take(list, count);
        }

        /// <summary>The slices along a dimension, without it and without a copy.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            Native.Check(Native.ht_unbind(this, dimension, out var list, out var count));
            return TensorList.Take(list, count);
        }
    }
}
