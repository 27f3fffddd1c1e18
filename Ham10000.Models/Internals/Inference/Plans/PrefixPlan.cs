using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The layers of a model before the first trained one as a program of fused operations.</summary>
internal sealed class PrefixPlan : IDisposable
{
    private readonly InferenceProgram _program;
    private readonly FeatureShape _features;

    private PrefixPlan(InferenceProgram program, FeatureShape features) => (_program, _features) = (program, features);

    /// <summary>Makes the plan, unless there are no such layers with weights, or some that no plan can have.</summary>
    /// <param name="model">The model. The plan copies its weights.</param>
    /// <param name="widestVector">The most floats per instruction, for tests.</param>
    public static PrefixPlan? TryMake(ImageModel model, int widestVector = int.MaxValue)
    {
        if (!model.PrefixLayers.Any(static layer => layer.ParameterCount > 0))
        {
            return null;
        }

        try
        {
            var graph = model.PrefixGraph();
            return new PrefixPlan(PlanCompiler.Compile(graph, FeatureShape.Maps(3, model.Height, model.Width), widestVector), graph.OutputShape);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Runs the layers.</summary>
    /// <returns>float32 (N, C, H, W), the channels innermost in memory, or (N, F). The caller disposes it.</returns>
    public Tensor Run(Batch batch)
    {
        var features = _program.Run(batch.PixelBuffer.AsSpan(0, batch.Count * batch.Height * batch.Width * Batch.Channels), batch.Count);
        return _features.IsMaps
            ? features.Then(x => x.view(batch.Count, _features.Height, _features.Width, _features.Channels)).Then(static x => x.permute(0, 3, 1, 2))
            : features;
    }

    public void Dispose() => _program.Dispose();
}
