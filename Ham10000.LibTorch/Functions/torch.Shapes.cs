namespace TorchSharp;

public static partial class torch
{
    /// <summary>The same elements under another shape, copied only where they must be; -1 stands for the size that follows from the others.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <summary>The dimensions in another order, without a copy.</summary>
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    /// <summary>The elements in reverse order along some dimensions.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>Broadcast to a shape, without a copy.</summary>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>One dimension split into several.</summary>
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    /// <summary>The tensor repeated along every dimension, copied.</summary>
    public static Tensor tile(Tensor input, long[] dims) => input.tile(dims);

    /// <summary>Some dimensions as one.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    /// <summary>The transposed matrix, without a copy.</summary>
    public static Tensor t(Tensor input) => input.t();

    /// <summary>Two dimensions exchanged, without a copy.</summary>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>Two dimensions exchanged, without a copy.</summary>
    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => input.swapaxes(axis0, axis1);

    /// <summary>Dimensions moved to other places, without a copy.</summary>
    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    /// <summary>Without one dimension of size 1, or without all of them.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <summary>With a new dimension of size 1.</summary>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    /// <summary>Without one dimension of size 1, or without all of them, in place.</summary>
    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    /// <summary>With a new dimension of size 1, in place.</summary>
    public static Tensor unsqueeze_(Tensor input, long dim) => input.unsqueeze_(dim);

    /// <summary>The elements moved along dimensions; what leaves at one end comes in at the other.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>All elements in one dimension.</summary>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>Every element repeated along a dimension, or in the flattened tensor.</summary>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);
}
