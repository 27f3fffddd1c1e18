using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>In training mode, zeroes each value with the given probability and scales the others up; otherwise passes its input on.</summary>
internal sealed class DropoutLayer(double rate) : LayerModule("Dropout")
{
    public override bool IsSettled => rate == 0;

    public override bool TakesBFloat16 => true;

    public double Rate => rate;

    // As in Keras, where only batch norm minds that it is frozen.
    protected override bool RestsWhileFrozen => false;

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override Tensor forward(Tensor input) => training ? nn.functional.dropout(input, rate, training: true) : input.alias();

    public override OnnxValue Export(OnnxValue input) => input;
}
