using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A model's network as a program of fused operations, up to the first layer that a program cannot have; that and those behind it run as they are.</summary>
internal sealed class InferencePlan : IDisposable
{
    private readonly ImageModel _model;
    private readonly InferenceProgram _program;
    private readonly int _layers;

    private InferencePlan(ImageModel model, InferenceProgram program, int layers) => (_model, _program, _layers) = (model, program, layers);

    /// <summary>Makes the plan of a model, unless it has layers or operators that no plan can have.</summary>
    /// <param name="model">The model. The plan copies its weights.</param>
    /// <param name="widestVector">The most floats per instruction, for tests.</param>
    public static InferencePlan? TryMake(ImageModel model, int widestVector = int.MaxValue)
    {
        var layers = model.PlainLayerCount;
        try
        {
            var graph = model.NetworkGraph(layers);
            return graph.Nodes.Count > 0 && graph.OutputShape.IsMaps
                ? null
                : new InferencePlan(model, PlanCompiler.Compile(graph, FeatureShape.Maps(3, model.Height, model.Width), widestVector), layers);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether the batch has what the plan needs; the model's forward pass says what is wrong with others.</summary>
    public static bool Takes(ImageModel model, Batch batch) => batch.Height == model.Height && batch.Width == model.Width;

    /// <summary>Runs the network, which is in evaluation mode.</summary>
    /// <returns>float32 logits (N, outputs). The caller disposes them.</returns>
    public Tensor Run(Batch batch)
    {
        using var patient = _model.PatientOf(batch);
        using var nothing = no_grad();
        var features = _program.Run(batch.PixelBuffer.AsSpan(0, batch.Count * batch.Height * batch.Width * Batch.Channels), batch.Count);
        return _model.RunLayers(_layers, features, patient);
    }

    public void Dispose() => _program.Dispose();
}
