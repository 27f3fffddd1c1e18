using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What normalisation layers with running statistics have in common.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;
    private Tensor? _runningMean;
    private Tensor? _runningVar;
    private Tensor? _numBatchesTracked;

    private protected NormBase(
        string name, long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_features);
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(ones(num_features, dtype, device));
            bias = new Parameter(zeros(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype, device);
            running_var = ones(num_features, dtype, device);
            num_batches_tracked = zeros(Array.Empty<long>(), ScalarType.Int64, device);
        }
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>The share of the batch in updated running statistics; null for the mean over all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether the layer scales and shifts.</summary>
    public bool affine { get; }

    /// <summary>Whether the layer keeps running statistics.</summary>
    public bool track_running_stats { get; }

    /// <summary>The scale (C), or null.</summary>
    public Parameter? weight
    {
        get => _weight;
        set => SetParameter(ref _weight, value, nameof(weight));
    }

    /// <summary>The shift (C), or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => SetParameter(ref _bias, value, nameof(bias));
    }

    /// <summary>The running means (C), or null.</summary>
    public Tensor? running_mean
    {
        get => _runningMean;
        set => SetBuffer(ref _runningMean, value, nameof(running_mean));
    }

    /// <summary>The running variances (C), or null.</summary>
    public Tensor? running_var
    {
        get => _runningVar;
        set => SetBuffer(ref _runningVar, value, nameof(running_var));
    }

    /// <summary>The number of training batches seen (a scalar, int64), or null.</summary>
    public Tensor? num_batches_tracked
    {
        get => _numBatchesTracked;
        set => SetBuffer(ref _numBatchesTracked, value, nameof(num_batches_tracked));
    }

    /// <summary>Sets the running statistics to mean 0, variance 1 and no batch seen.</summary>
    public void reset_running_stats()
    {
        if (_runningMean is not null && _runningVar is not null && _numBatchesTracked is not null)
        {
            Native.Check(Native.ht_init_constant(_runningMean, 0));
            Native.Check(Native.ht_init_constant(_runningVar, 1));
            Native.Check(Native.ht_init_constant(_numBatchesTracked, 0));
        }
    }

    /// <summary>Sets the running statistics and the scale and shift to their initial values.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (_weight is not null && _bias is not null)
        {
            init.ones_(_weight);
            init.zeros_(_bias);
        }
    }

    /// <summary>Refuses inputs of the wrong number of dimensions.</summary>
    /// <param name="input">What the layer was called with.</param>
    /// <exception cref="ArgumentException">The number of dimensions is wrong.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    private void SetParameter(ref Parameter? field, Parameter? value, string key)
    {
        if (!ReferenceEquals(field, value))
        {
            field?.Dispose();
            field = value is null ? null : LayerParts.Owned(value);
            ConditionallyRegisterParameter(key, value);
        }
    }

    private void SetBuffer(ref Tensor? field, Tensor? value, string key)
    {
        if (!ReferenceEquals(field, value))
        {
            field?.Dispose();
            field = value is null ? null : LayerParts.Owned(value);
            ConditionallyRegisterBuffer(key, value);
        }
    }
}
