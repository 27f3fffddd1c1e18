namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements under another shape, without a copy; -1 stands for the size that follows from the others.</summary>
        public Tensor view(params long[] shape) => Native.ht_view(this, shape, shape.Length);

        /// <summary>The same elements under another shape, copied only where they must be; -1 stands for the size that follows from the others.</summary>
        public Tensor reshape(params long[] shape) => Native.ht_reshape(this, shape, shape.Length);

        /// <summary>The dimensions in another order, without a copy.</summary>
        public Tensor permute(params long[] permutation) => Native.ht_permute(this, permutation, permutation.Length);

        /// <summary>Dimensions of size 1 repeated to a size, without a copy; -1 leaves a dimension as it is.</summary>
        public Tensor expand(params long[] sizes) => Native.ht_expand(this, sizes, sizes.Length);

        /// <summary>The tensor repeated along every dimension, copied.</summary>
        public Tensor repeat(params long[] sizes) => Native.ht_repeat(this, sizes, sizes.Length);

        /// <summary>The elements in reverse order along some dimensions.</summary>
        public Tensor flip(params long[] dims) => Native.ht_flip(this, dims, dims.Length);

        /// <summary>Broadcast to a shape, without a copy.</summary>
        public Tensor broadcast_to(params long[] shape) => Native.ht_broadcast_to(this, shape, shape.Length);

        /// <summary>One dimension split into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Native.ht_unflatten(this, dim, sizes, sizes.Length);

        /// <summary>The tensor repeated along every dimension, copied.</summary>
        public Tensor tile(long[] reps) => Native.ht_tile(this, reps, reps.Length);

        /// <summary>Some dimensions as one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Native.ht_flatten(this, start_dim, end_dim);

        /// <summary>The transposed matrix, without a copy.</summary>
        public Tensor t() => Native.ht_t(this);

        /// <summary>Two dimensions exchanged, without a copy.</summary>
        public Tensor transpose(long dim0, long dim1) => Native.ht_transpose(this, dim0, dim1);

        /// <summary>Two dimensions exchanged, without a copy.</summary>
        public Tensor swapaxes(long dim0, long dim1) => Native.ht_transpose(this, dim0, dim1);

        /// <summary>Dimensions moved to other places, without a copy.</summary>
        public Tensor movedim(long[] source, long[] destination) =>
            Native.ht_movedim(this, source, source.Length, destination, destination.Length);

        /// <summary>Without one dimension of size 1, or without all of them.</summary>
        public Tensor squeeze(long? dim = null) => Native.ht_squeeze(this, dim ?? 0, dim is null ? 0 : 1);

        /// <summary>With a new dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Native.ht_unsqueeze(this, dim);

        /// <summary>Without one dimension of size 1, or without all of them, in place.</summary>
        public Tensor squeeze_(long? dim = null) => Native.ht_squeeze_(this, dim ?? 0, dim is null ? 0 : 1);

        /// <summary>With a new dimension of size 1, in place.</summary>
        public Tensor unsqueeze_(long dim) => Native.ht_unsqueeze_(this, dim);

        /// <summary>A view of the storage with any shape and strides, in elements.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Native.ht_as_strided(this, size, size.Length, strides, strides.Length, storageOffset);

        /// <summary>The elements moved along dimensions; what leaves at one end comes in at the other.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Native.ht_roll(this, shifts, shifts.Length, dims, dims.Length);

        /// <summary>Sizes as another tensor's, without a copy.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <summary>The shape of another tensor, without a copy.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>All windows of a size along a dimension, without a copy; the window becomes the last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Native.ht_unfold(this, dimension, size, step);

        /// <summary>Every element repeated along a dimension, or in the flattened tensor.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Native.ht_repeat_interleave(this, repeats, dim ?? 0, dim is null ? 0 : 1);
    }
}
