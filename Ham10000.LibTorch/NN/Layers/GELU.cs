using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · Φ(x), Φ the standard normal distribution function.</summary>
public sealed partial class GELU : ParameterLessModule<Tensor, Tensor>
{
    internal GELU(Approximate approximate, bool inplace)
        : base(nameof(GELU))
    {
        this.approximate = approximate;
        this.inplace = inplace;
    }

    /// <summary>How Φ is computed.</summary>
    public Approximate approximate { get; set; }

    /// <summary>Whether the layer changes its input.</summary>
    public bool inplace { get; set; }

    /// <summary>Applies the function to each element.</summary>
    /// <param name="tensor">A tensor of any shape.</param>
    public override Tensor forward(Tensor tensor) => functional.gelu(tensor, approximate, inplace);
}
