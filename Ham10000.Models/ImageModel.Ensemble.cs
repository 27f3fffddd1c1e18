using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Takes over the weights of a model of the same specification, wherever it is.</summary>
    internal void CopyWeights(ImageModel source)
    {
        using var nothing = no_grad();
        var targets = state_dict();
        foreach (var (name, tensor) in source.state_dict())
        {
            targets[name].copy_(tensor).ReleaseUnless(targets[name]);
        }
    }

    /// <summary>Adds the operators from the network's input to its logits.</summary>
    internal OnnxValue Export(OnnxValue input) => _head.Export(_backbone is null ? input : _backbone.Export(input));
}
