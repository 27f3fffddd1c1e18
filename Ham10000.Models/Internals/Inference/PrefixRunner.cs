using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs a model in training mode on batches: what comes before the first trained layer by a plan with fused operations and without a graph, where
/// the model and the machine allow one, else the whole by the model's own forward pass. The results are the same up to the order of sums.</summary>
/// <remarks>A plan is made at the first batch, and again when the prefix's weights or the model's parts have changed since. Not for several threads at once.</remarks>
internal sealed class PrefixRunner(ImageModel model) : IDisposable
{
#if TORCHSHARP_PROVIDER
    public static bool ComputesBFloat16 => false;

    public bool HasPlan => false;

    public ScalarType Type { get; set; } = ScalarType.Float32;

    public FeatureCache? Cache { get; init; }

    public bool CanPlan() => false;

    public Tensor Forward(Batch batch) => model.Forward(batch);

    public void Dispose()
    {
    }
#else
    private ModelMark? _mark;
    private PrefixPlan? _plan;
    private ModelSpec? _spec;
    private ScalarType _type;

    /// <summary>Whether a plan can multiply bfloat16 on this processor.</summary>
    public static bool ComputesBFloat16 => TorchSharp.InferenceProgram.HasBFloat16;

    /// <summary>The type of the maps in the plan: float32, the default, or bfloat16, which is float32 where the processor or a layer does not allow it. What goes
    /// into the trained layers is of the model's <see cref="ImageModel.ComputeType"/> whatever this is.</summary>
    public ScalarType Type { get; set; } = ScalarType.Float32;

    /// <summary>Keeps what the plan gives for an image, by its index in the batches' set; null, the default, for none. All batches must then hold each image as
    /// it always was.</summary>
    public FeatureCache? Cache { get; init; }

    /// <summary>How often a plan was made, for tests.</summary>
    public int PlansMade { get; private set; }

    /// <summary>True if the last batch went through a plan.</summary>
    public bool HasPlan => _plan is not null;

    /// <summary>Gives what <see cref="ImageModel.Forward(Batch)"/> gives.</summary>
    /// <returns>float32 logits (N, outputs), or images. The caller disposes them.</returns>
    public Tensor Forward(Batch batch)
    {
        Update();
        return _plan is not null && InferencePlan.Takes(model, batch) ? model.ForwardFromPrefix(Features(_plan, batch), batch) : model.Forward(batch);
    }

    /// <summary>What goes into the trained layers, for measuring and tests.</summary>
    public Tensor Prefix(Batch batch)
    {
        Update();
        return Features(_plan!, batch);
    }

    /// <summary>Whether batches go through a plan, of a model as it is now.</summary>
    public bool CanPlan()
    {
        Update();
        return HasPlan;
    }

    public void Dispose()
    {
        _plan?.Dispose();
        _plan = null;
    }

    private Tensor Features(PrefixPlan plan, Batch batch)
    {
        var features = Cache is null ? plan.Run(batch) : Cache.Run(plan, batch);
        return features.dtype == model.ComputeType ? features : features.Then(x => x.to_type(model.ComputeType));
    }

    // Freezing and thawing give the model another specification.
    private void Update()
    {
        if (ReferenceEquals(_spec, model.Spec) && _type == Type && _mark?.IsCurrent() == true)
        {
            return;
        }

        Dispose();
        Cache?.Clear();
        (_spec, _type) = (model.Spec, Type);
        _mark = ModelMark.OfPrefix(model);
        _plan = _mark.AllowsPlan ? PrefixPlan.TryMake(model, Type) : null;
        PlansMade += HasPlan ? 1 : 0;
    }
#endif
}
