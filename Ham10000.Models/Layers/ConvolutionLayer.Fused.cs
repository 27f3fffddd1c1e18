#if !TORCHSHARP_PROVIDER
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

internal sealed partial class ConvolutionLayer
{
    /// <summary>Runs the layer, the pooling and the dropout behind it as one operation.</summary>
    /// <returns>What they give one after the other, up to the order of sums and the dropout's choice; null where there is no such operation.</returns>
    public Tensor? TryPool(Tensor input, MaxPoolLayer pool, double dropoutRate)
    {
        const int Window3 = 3;
        if (_kernel != Window3 || _stride != 1 || Dilation != 1 || _groups != 1 || _activation != Activation.Relu)
        {
            return null;
        }

        var (height, width) = ((int)input.size(2), (int)input.size(3));
        return PaddingOf(height, width) == (1, 1, 1, 1) && pool.Halves(height, width)
            ? SmallNetworks.ConvolvePool(input, Weight, HasBias ? Bias : null, dropoutRate)
            : null;
    }
}
#endif
