using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Batch norm over feature maps or vectors: eps 1e-5 and momentum 0.1 in torch's sense unless told otherwise. Scale starts at 1, shift at 0.</summary>
/// <remarks>Ioffe and Szegedy, arXiv:1502.03167. A training batch with one value per channel has no variance, so the running
/// statistics stand in for it and stay as they are.</remarks>
internal sealed class BatchNormLayer : LayerModule
{
    public const double DefaultEpsilon = 1e-5;
    public const double DefaultMomentum = 0.1;

    private readonly Activation _activation;

    private Tensor? _runningMean;
    private Tensor? _runningVariance;
    private Tensor? _batchesTracked;

    public BatchNormLayer(int channels, Activation activation = Activation.None)
        : base("BatchNormalization")
    {
        Channels = channels;
        _activation = activation;
        AddParameter("weight", channels);
        AddParameter("bias", channels);
        AddBuffer("running_mean", zeros([channels], dtype: float32));
        AddBuffer("running_var", ones([channels], dtype: float32));
        AddBuffer("num_batches_tracked", zeros(Array.Empty<long>(), dtype: int64));
        using var nothing = no_grad();
        Weight.fill_(1).ReleaseUnless(Weight);
    }

    public int Channels { get; }

    public double Epsilon { get; init; } = DefaultEpsilon;

    /// <summary>The share of a new batch in the running statistics, as torch counts.</summary>
    public double Momentum { get; init; } = DefaultMomentum;

    public override bool TakesBFloat16 => true;

    private Tensor RunningMean => _runningMean ??= get_buffer("running_mean")!;

    private Tensor RunningVariance => _runningVariance ??= get_buffer("running_var")!;

    private Tensor BatchesTracked => _batchesTracked ??= get_buffer("num_batches_tracked")!;

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override Tensor forward(Tensor input) => Normalize(input, null, _activation);

    /// <summary>The layer's result plus another tensor of its shape, then the activation. The layer has no activation of its own.</summary>
    public Tensor Add(Tensor input, Tensor residual, Activation activation) => Normalize(input, residual, activation);

    private Tensor Normalize(Tensor input, Tensor? residual, Activation activation)
    {
        var learns = training && input.numel() > Channels;
        var fused = TrainingPass.Normalize(
            input, residual, (Weight, Bias, RunningMean, RunningVariance, BatchesTracked), learns, Momentum, Epsilon, activation);
        if (fused is not null)
        {
            return fused;
        }

        if (learns)
        {
            BatchesTracked.add_(1).ReleaseUnless(BatchesTracked);
        }

        var normed = input.dtype == Weight.dtype ? Normalize(input, learns) : NormalizeWider(input, learns);
        return (residual is null ? normed : normed.Then(x => x.add_(residual))).Then(activation);
    }

    private Tensor Normalize(Tensor input, bool learns) =>
        nn.functional.batch_norm(input, RunningMean, RunningVariance, Weight, Bias, learns, Momentum, Epsilon);

    // Statistics of a narrow type's values need the parameters' type.
    private Tensor NormalizeWider(Tensor input, bool learns)
    {
        using var wide = input.to_type(Weight.dtype);
        return Normalize(wide, learns).Then(x => x.to_type(input.dtype));
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        string[] inputs = [input.Name, graph.AddWeight(this, "weight", Weight), graph.AddWeight(this, "bias", Bias),
            graph.AddWeight(this, "running_mean", RunningMean), graph.AddWeight(this, "running_var", RunningVariance)];
        return graph.Add(OnnxOperators.BatchNorm, graph.PathOf(this), input.Shape, inputs, OnnxAttribute.Of(OnnxOperators.Epsilon, (float)Epsilon))
            .Then(_activation);
    }

    protected override void ForgetTensors()
    {
        base.ForgetTensors();
        (_runningMean, _runningVariance, _batchesTracked) = (null, null, null);
    }
}
