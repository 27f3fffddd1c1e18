using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs a model in evaluation mode on batches: by a plan with fused operations where the model and the machine allow one, else by the
/// model's own forward pass. The results are the same up to the order of sums. A plan holds a copy of the weights until the runner is disposed.</summary>
/// <remarks>A plan is made at the first batch, and again when the model's weights or parts have changed since. Not for several threads at once.</remarks>
internal sealed class InferenceRunner(ImageModel model) : IDisposable
{
#if TORCHSHARP_PROVIDER
    public Tensor Forward(Batch batch) => model.Forward(batch);

    public void Dispose()
    {
    }
#else
    private ModelMark? _mark;
    private InferencePlan? _plan;

    /// <summary>True if the last batch went through a plan.</summary>
    public bool HasPlan => _plan is not null;

    /// <summary>Gives what <see cref="ImageModel.Forward(Batch)"/> gives in evaluation mode.</summary>
    /// <returns>float32 logits (N, outputs). The caller disposes them.</returns>
    public Tensor Forward(Batch batch)
    {
        if (_mark?.IsCurrent() != true)
        {
            Dispose();
            _mark = ModelMark.Of(model);
            _plan = _mark.AllowsPlan ? InferencePlan.TryMake(model) : null;
        }

        return _plan is not null && InferencePlan.Takes(model, batch) ? _plan.Run(batch) : model.Forward(batch);
    }

    public void Dispose()
    {
        _plan?.Dispose();
        _plan = null;
    }
#endif
}
