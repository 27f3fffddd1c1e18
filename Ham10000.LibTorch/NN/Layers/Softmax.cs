using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Probabilities along a dimension.</summary>
public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax(long dim)
        : base(nameof(Softmax)) => this.dim = dim;

    /// <summary>The dimension of the classes.</summary>
    public long dim { get; set; }

    /// <summary>Turns logits into probabilities.</summary>
    /// <param name="tensor">Logits.</param>
    public override Tensor forward(Tensor tensor) => functional.softmax(tensor, dim);
}
