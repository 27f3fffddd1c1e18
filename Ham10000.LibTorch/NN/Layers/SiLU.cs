using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · sigmoid(x), also known as swish.</summary>
public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
    internal SiLU(bool inplace)
        : base(nameof(SiLU))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the layer changes its input.</summary>
    public bool inplace { get; set; }

    /// <summary>The layer's name.</summary>
    public override string GetName() => nameof(SiLU);

    /// <summary>Applies the function to each element.</summary>
    /// <param name="tensor">A tensor of any shape.</param>
    public override Tensor forward(Tensor tensor) => functional.silu(tensor, inplace);
}
