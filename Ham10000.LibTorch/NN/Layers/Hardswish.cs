using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x · relu6(x + 3) / 6.</summary>
public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
{
    internal Hardswish(bool inplace)
        : base(nameof(Hardswish))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the layer changes its input.</summary>
    public bool inplace { get; set; }

    /// <summary>Applies the function to each element.</summary>
    /// <param name="tensor">A tensor of any shape.</param>
    public override Tensor forward(Tensor tensor) => functional.hardswish(tensor, inplace);
}
