using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Returns its input.</summary>
public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <summary>A second handle to the input, so that either can be disposed.</summary>
    /// <param name="tensor">A tensor of any shape.</param>
    public override Tensor forward(Tensor tensor) => Native.ht_alias(tensor);
}
