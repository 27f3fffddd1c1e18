using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>What flows between two operators of a graph. Its methods add operators and read as the forward pass does, so that a block's
/// export stands beside its forward pass in the same words.</summary>
/// <param name="Graph">The graph that it flows through.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Shape">Its shape as the network sees it, which decides TensorFlow's SAME padding.</param>
internal sealed record OnnxValue(OnnxGraph Graph, string Name, FeatureShape Shape)
{
    /// <summary>Goes through the layer or block.</summary>
    public OnnxValue Then(IOnnxExportable part) => part.Export(this);

    /// <summary>Goes through the activation.</summary>
    public OnnxValue Then(Activation activation) => OnnxActivations.Apply(this, activation);

    /// <summary>Goes through an operator that keeps its shape and has no weights.</summary>
    public OnnxValue Then(string type, params OnnxAttribute[] attributes) => Then(type, Shape, attributes);

    /// <summary>Goes through an operator that has no weights.</summary>
    public OnnxValue Then(string type, FeatureShape shape, params OnnxAttribute[] attributes) =>
        Graph.Add(type, $"{Name}.{type}", shape, [Name], attributes);

    /// <summary>Combines with a value of the same shape, or of one value per map, such as a gate: operator Add, Mul, ...</summary>
    public OnnxValue Then(string type, OnnxValue other) => Graph.Add(type, $"{Name}.{type}", Shape, [Name, other.Name]);

    /// <summary>Combines with a number.</summary>
    public OnnxValue Then(string type, float constant) => Graph.Add(type, $"{Name}.{type}", Shape, [Name, Graph.Constant(constant)]);

    /// <summary>Combines with constants, whose shape is such as numpy's broadcasting takes.</summary>
    public OnnxValue Then(string type, Func<Tensor> constants, params long[] shape)
    {
        var constant = Graph.AddWeight($"{Name}.{type}.constant", shape, constants);
        return Graph.Add(type, $"{Name}.{type}", Shape, [Name, constant]);
    }

    /// <summary>Lays the maps (or vectors) of another value behind its own.</summary>
    public OnnxValue Concat(OnnxValue other) => Graph.Add(
        "Concat", $"{Name}.Concat", Joined(Shape.Channels + other.Shape.Channels), [Name, other.Name], OnnxAttribute.Of("axis", 1));

    /// <summary>Goes through the steps with the maps (N, C, H, W) as (N, H, W, C).</summary>
    public OnnxValue OverChannels(Func<OnnxValue, OnnxValue> steps) =>
        steps(Then("Transpose", OnnxAttribute.Of("perm", 0, 2, 3, 1))).Then("Transpose", OnnxAttribute.Of("perm", 0, 3, 1, 2));

    /// <summary>The mean of each map, as a map of one pixel.</summary>
    public OnnxValue GlobalAverage() => Then("GlobalAveragePool", FeatureShape.Maps(Shape.Channels, 1, 1));

    /// <summary>Maps (N, C, H, W) to vectors (N, C·H·W), the channels outermost.</summary>
    public OnnxValue Flatten() => Then("Flatten", FeatureShape.Vector((int)Shape.Count), OnnxAttribute.Of("axis", 1));

    private FeatureShape Joined(int channels) => Shape.IsMaps ? FeatureShape.Maps(channels, Shape.Height, Shape.Width) : FeatureShape.Vector(channels);
}
