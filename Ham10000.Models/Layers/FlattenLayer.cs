using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Lays feature maps out as vectors, pixel by pixel with the channels innermost, as Keras does. Maps that lie channels-last in
/// memory, as here they do, need no copy for it.</summary>
internal sealed class FlattenLayer() : LayerModule("Flatten")
{
    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector((int)input.Count);

    public override Tensor forward(Tensor input)
    {
        using var rows = input.permute(0, 2, 3, 1);
        return rows.reshape(rows.size(0), -1);
    }

    public override OnnxValue Export(OnnxValue input) => input.Then("Transpose", OnnxAttribute.Of("perm", 0, 2, 3, 1)).Flatten();
}
