using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A dense layer: input · weightᵀ + bias.</summary>
public sealed class Linear : Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        _weight = LayerParts.Parameter([outputSize, inputSize], device, dtype);
        init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (hasBias)
        {
            _bias = LayerParts.Parameter([outputSize], device, dtype);
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            init.uniform_(_bias, -bound, bound);
        }

        Register();
    }

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        var shape = weight.shape;
        out_features = shape[0];
        in_features = shape[1];
        _weight = LayerParts.Owned(weight);
        _bias = bias is null ? null : LayerParts.Owned(bias);
        Register();
    }

    /// <summary>The matrix (out, in).</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!ReferenceEquals(value, _weight))
            {
                _weight.Dispose();
                _weight = LayerParts.Owned(value);
                ConditionallyRegisterParameter(nameof(weight), value);
            }
        }
    }

    /// <summary>The vector (out), or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            if (!ReferenceEquals(value, _bias))
            {
                _bias?.Dispose();
                _bias = value is null ? null : LayerParts.Owned(value);
                ConditionallyRegisterParameter(nameof(bias), value);
            }
        }
    }

    /// <summary>The length of an input.</summary>
    public long in_features { get; set; }

    /// <summary>The length of an output.</summary>
    public long out_features { get; set; }

    /// <summary>Multiplies and adds.</summary>
    /// <param name="tensor">A tensor (..., in).</param>
    /// <returns>A tensor (..., out).</returns>
    public override Tensor forward(Tensor tensor) => functional.linear(tensor, _weight, _bias);

    private void Register()
    {
        register_parameter(nameof(weight), _weight);
        if (_bias is not null)
        {
            register_parameter(nameof(bias), _bias);
        }
    }
}
