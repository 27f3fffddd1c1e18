using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Logarithms of probabilities along a dimension.</summary>
public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
{
    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax)) => this.dim = dim;

    /// <summary>The dimension of the classes.</summary>
    public long dim { get; set; }

    /// <summary>Turns logits into logarithms of probabilities.</summary>
    /// <param name="tensor">Logits.</param>
    public override Tensor forward(Tensor tensor) => functional.log_softmax(tensor, dim);
}
