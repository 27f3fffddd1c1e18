using System.Runtime.InteropServices;
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
    /// <param name="type">Of the maps: float32, or bfloat16, which is float32 where the processor or a layer does not allow it.</param>
    /// <param name="widestVector">The most floats per instruction, for tests.</param>
    public static PrefixPlan? TryMake(ImageModel model, ScalarType type = ScalarType.Float32, int widestVector = int.MaxValue)
    {
        if (!model.PrefixLayers.Any(static layer => layer.ParameterCount > 0))
        {
            return null;
        }

        try
        {
            var graph = model.PrefixGraph();
            return new PrefixPlan(Compile(graph, FeatureShape.Maps(3, model.Height, model.Width), type, widestVector), graph.OutputShape);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Runs the layers.</summary>
    /// <returns>(N, C, H, W), the channels innermost in memory, or (N, F), float32 or bfloat16. The caller disposes it.</returns>
    public Tensor Run(Batch batch) => Shaped(RunFlat(batch.PixelBuffer.AsSpan(0, batch.Count * batch.Height * batch.Width * Batch.Channels), batch.Count), batch.Count);

    /// <summary>Runs the layers on images (count, height, width, 3).</summary>
    /// <returns>The features of image after image, in the order of their memory. The caller disposes it.</returns>
    public Tensor RunFlat(ReadOnlySpan<float> images, int count) => _program.Run(images, count);

    /// <summary>Memory for what <see cref="RunFlat"/> gives, with any values.</summary>
    public Tensor NewFlat(int count) => empty([count, _features.Count], dtype: _program.Type);

    /// <summary>Shows what <see cref="RunFlat"/> gave, and disposes it, as maps or vectors.</summary>
    public Tensor Shaped(Tensor features, int count) => _features.IsMaps
        ? features.Then(x => x.view(count, _features.Height, _features.Width, _features.Channels)).Then(static x => x.permute(0, 3, 1, 2))
        : features;

    public void Dispose() => _program.Dispose();

    private static InferenceProgram Compile(OnnxGraph graph, FeatureShape images, ScalarType type, int widestVector)
    {
        if (type == ScalarType.BFloat16 && InferenceProgram.HasBFloat16)
        {
            try
            {
                return PlanCompiler.Compile(graph, images, widestVector, type);
            }
            catch (ExternalException)
            {
                // An odd number of channels.
            }
        }

        return PlanCompiler.Compile(graph, images, widestVector);
    }
}
