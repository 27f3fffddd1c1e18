using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Sets whole channels to zero at random in training; does nothing otherwise.</summary>
public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout2d(double p, bool inplace)
        : base(nameof(Dropout2d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    /// <summary>The probability of zero. What remains is scaled by 1 / (1 - p).</summary>
    public double p { get; set; }

    /// <summary>Whether the layer changes its input.</summary>
    public bool inplace { get; set; }

    /// <summary>Drops in training, returns the input's values otherwise.</summary>
    /// <param name="input">A tensor (N, C, H, W).</param>
    public override Tensor forward(Tensor input) => functional.dropout2d(input, p, training, inplace);
}
