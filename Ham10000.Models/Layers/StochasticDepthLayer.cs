using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>In training mode, drops the whole branch of an image with the given probability and scales the others' up; otherwise passes its
/// input on.</summary>
/// <remarks>Huang et al., "Deep networks with stochastic depth", arXiv:1603.09382, by image (torchvision's mode "row"). Draws from torch's
/// random state, as dropout does.</remarks>
internal sealed class StochasticDepthLayer(double rate) : LayerModule("StochasticDepth")
{
    public double Rate => rate;

    public override bool IsSettled => IsFrozen || rate == 0;

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override Tensor forward(Tensor input)
    {
        if (!training || rate == 0)
        {
            return input.alias();
        }

        // Dropout of ones is the mask: 0 or 1 / (1 - rate).
        using var kept = ones([input.size(0), 1, 1, 1], dtype: input.dtype, device: input.device);
        using var mask = nn.functional.dropout(kept, rate, training: true);
        return input.mul(mask);
    }

    public override OnnxValue Export(OnnxValue input) => input;
}
