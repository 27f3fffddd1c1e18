using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The hyperbolic tangent.</summary>
public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
{
    internal Tanh(bool inplace)
        : base(nameof(Tanh))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the layer changes its input.</summary>
    public bool inplace { get; set; }

    /// <summary>The layer's name.</summary>
    public override string GetName() => nameof(Tanh);

    /// <summary>Applies the function to each element.</summary>
    /// <param name="tensor">A tensor of any shape.</param>
    public override Tensor forward(Tensor tensor) => functional.tanh(tensor, inplace);
}
