using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A model's network as a program of fused operations.</summary>
internal sealed class InferencePlan : IDisposable
{
    private readonly InferenceProgram _program;

    private InferencePlan(InferenceProgram program) => _program = program;

    /// <summary>Makes the plan of a model, unless it has layers or operators that no plan can have.</summary>
    /// <param name="model">The model. The plan copies its weights.</param>
    /// <param name="widestVector">The most floats per instruction, for tests.</param>
    public static InferencePlan? TryMake(ImageModel model, int widestVector = int.MaxValue)
    {
        try
        {
            return new InferencePlan(PlanCompiler.Compile(model.NetworkGraph(), FeatureShape.Maps(3, model.Height, model.Width), widestVector));
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether the batch has what the plan needs; the model's forward pass says what is wrong with others.</summary>
    public static bool Takes(ImageModel model, Batch batch) => batch.Height == model.Height && batch.Width == model.Width;

    /// <summary>Runs the network.</summary>
    /// <returns>float32 logits (N, outputs). The caller disposes them.</returns>
    public Tensor Run(Batch batch) =>
        _program.Run(batch.PixelBuffer.AsSpan(0, batch.Count * batch.Height * batch.Width * Batch.Channels), batch.Count);

    public void Dispose() => _program.Dispose();
}
