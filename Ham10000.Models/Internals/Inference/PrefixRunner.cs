using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs a model in training mode on batches: what comes before the first trained layer by a plan with fused operations and without a graph, where
/// the model and the machine allow one, else the whole by the model's own forward pass. The results are the same up to the order of sums.</summary>
/// <remarks>A plan is made at the first batch, and again when the prefix's weights or the model's parts have changed since. Not for several threads at once.</remarks>
internal sealed class PrefixRunner(ImageModel model) : IDisposable
{
#if TORCHSHARP_PROVIDER
    public bool HasPlan => false;

    public Tensor Forward(Batch batch) => model.Forward(batch);

    public void Dispose()
    {
    }
#else
    private ModelMark? _mark;
    private PrefixPlan? _plan;
    private ModelSpec? _spec;

    /// <summary>How often a plan was made, for tests.</summary>
    public int PlansMade { get; private set; }

    /// <summary>True if the last batch went through a plan.</summary>
    public bool HasPlan => _plan is not null;

    /// <summary>Gives what <see cref="ImageModel.Forward(Batch)"/> gives.</summary>
    /// <returns>float32 logits (N, outputs), or images. The caller disposes them.</returns>
    public Tensor Forward(Batch batch)
    {
        Update();
        return _plan is not null && InferencePlan.Takes(model, batch) ? model.ForwardFromPrefix(_plan.Run(batch), batch) : model.Forward(batch);
    }

    public void Dispose()
    {
        _plan?.Dispose();
        _plan = null;
    }

    // Freezing and thawing give the model another specification.
    private void Update()
    {
        if (ReferenceEquals(_spec, model.Spec) && _mark?.IsCurrent() == true)
        {
            return;
        }

        Dispose();
        _spec = model.Spec;
        _mark = ModelMark.OfPrefix(model);
        _plan = _mark.AllowsPlan ? PrefixPlan.TryMake(model) : null;
        PlansMade += HasPlan ? 1 : 0;
    }
#endif
}
