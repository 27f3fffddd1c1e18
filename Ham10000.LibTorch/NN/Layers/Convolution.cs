using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What convolutions have in common.</summary>
public abstract class Convolution : Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter? _bias;

    private protected Convolution(string name, in ConvolutionShape shape, bool hasBias, Device? device, ScalarType? dtype)
        : base(name)
    {
        shape.Validate(name);
        in_channels = shape.In;
        out_channels = shape.Out;
        kernel_size = shape.Kernel;
        stride = shape.Stride;
        padding = shape.Padding;
        padding_type = shape.PaddingType;
        padding_mode = shape.PaddingMode;
        dilation = shape.Dilation;
        output_padding = shape.OutputPadding;
        groups = shape.Groups;
        transposed = shape.IsTransposed;
        _weight = LayerParts.Parameter(shape.Weight, device, dtype);
        register_parameter(nameof(weight), _weight);
        if (hasBias)
        {
            _bias = LayerParts.Parameter([shape.Out], device, dtype);
            register_parameter(nameof(bias), _bias);
        }

        reset_parameters();
    }

    /// <summary>The kernels: (out, in / groups, kH, kW), transposed (in, out / groups, kH, kW).</summary>
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

    /// <summary>One number per output channel, or null.</summary>
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

    /// <summary>The number of input channels.</summary>
    public long in_channels { get; }

    /// <summary>The number of output channels.</summary>
    public long out_channels { get; }

    /// <summary>Height and width of the kernels.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Vertical and horizontal step.</summary>
    public long[] stride { get; set; }

    /// <summary>Rows and columns added to each side.</summary>
    public long[] padding { get; private set; }

    /// <summary>The padding by name, where it was given so.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>What the padding holds.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Vertical and horizontal distance of kernel elements.</summary>
    public long[] dilation { get; set; }

    /// <summary>Transposed only: rows and columns added at the end.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Into how many independent groups the channels fall.</summary>
    public long groups { get; set; }

    /// <summary>Whether this is a transposed convolution.</summary>
    public bool transposed { get; }

    /// <summary>Sets the padding in numbers.</summary>
    /// <param name="padding">Rows and columns added to each side.</param>
    public void SetPadding(long[] padding)
    {
        ArgumentNullException.ThrowIfNull(padding);
        this.padding = padding;
        padding_type = null;
    }

    /// <summary>Sets the padding by name.</summary>
    /// <param name="padding">Which padding.</param>
    public void SetPadding(Padding padding)
    {
        this.padding = [.. kernel_size.Select(_ => 0L)];
        padding_type = padding;
    }

    /// <summary>Draws new parameters: uniform in ±1 / √(fan in).</summary>
    public void reset_parameters()
    {
        init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (_bias is null)
        {
            return;
        }

        var (fanIn, _) = init.CalculateFanInAndFanOut(_weight);
        if (fanIn > 0)
        {
            var bound = 1 / Math.Sqrt(fanIn);
            init.uniform_(_bias, -bound, bound);
        }
    }
}
