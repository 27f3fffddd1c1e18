using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Splits a dimension into several.</summary>
public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size)
        : base(nameof(Unflatten))
    {
        ArgumentNullException.ThrowIfNull(unflattened_size);
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    /// <summary>The dimension to split.</summary>
    public long dim { get; set; }

    /// <summary>What it becomes; one number may be -1.</summary>
    public long[] unflattened_size { get; set; }

    /// <summary>Splits the dimension.</summary>
    /// <param name="tensor">A tensor.</param>
    public override Tensor forward(Tensor tensor) =>
        Native.ht_unflatten(tensor, dim, unflattened_size, unflattened_size.Length);
}
