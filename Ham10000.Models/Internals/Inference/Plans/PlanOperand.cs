using TorchSharp;

namespace Ham10000.Models;

/// <summary>A value as an operator of the graph sees it. Flattening and moving axes change the view and not the memory.</summary>
/// <param name="Value">The maps.</param>
/// <param name="Shape">Their shape, which is a vector once they are flattened.</param>
/// <param name="ChannelsLast">True between the transpositions around what works on the channels of each pixel.</param>
internal sealed record PlanOperand(PlanValue Value, FeatureShape Shape, bool ChannelsLast = false)
{
    /// <summary>True for all pixels of maps as one vector.</summary>
    public bool IsFlattened => Shape.Channels != Value.Shape.Channels;

    public InferenceView View => new(
        Value.Root.Place!.Value, Value.FirstChannel, IsFlattened ? Shape.Channels : Value.Root.Shape.Channels, Shape.Channels, Shape.Height, Shape.Width);
}
