using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A transposed convolution with an activation and a bias or none, padded as Keras's Conv2DTranspose: with SAME it is the adjoint of the SAME
/// convolution of the same kernel.</summary>
internal sealed class TransposedConvolutionLayer : LayerModule
{
    private readonly int _inputs;
    private readonly Conv2dTransposeSpec _spec;

    public TransposedConvolutionLayer(int inputs, Conv2dTransposeSpec spec)
        : base("Conv2DTranspose")
    {
        (_inputs, _spec, L2) = (inputs, spec, spec.L2);
        AddParameter("weight", inputs, spec.Filters, spec.Kernel, spec.Kernel);
        if (spec.Bias)
        {
            AddParameter("bias", spec.Filters);
        }
    }

    // A kernel wider than the stride spreads beyond the border: SAME cuts that off, the odd pixel below and to the right.
    private int Beyond => _spec.Padding == Padding.Same ? Math.Max(_spec.Kernel - _spec.Stride, 0) : 0;

    // A kernel narrower than the stride leaves pixels below and to the right that get the bias alone.
    private int Missing => Math.Max(_spec.Stride - _spec.Kernel, 0);

    /// <summary>Rows or columns that come out.</summary>
    public static long OutputSize(int size, Conv2dTransposeSpec spec) =>
        ((long)size * spec.Stride) + (spec.Padding == Padding.Same ? 0 : Math.Max(spec.Kernel - spec.Stride, 0));

    public override FeatureShape OutputShape(FeatureShape input) => _spec.OutputShape(input);

    // Each input value is spread over a window of every output map, also where that is cut off.
    public override long? MultiplyAdds(FeatureShape input) => input.Count * _spec.Kernel * _spec.Kernel * _spec.Filters;

    public override void Initialise(WeightRandom random)
    {
        var area = (double)_spec.Kernel * _spec.Kernel;
        Initialise(random, _spec.Initializer, fanIn: area * _spec.Filters, fanOut: area * _inputs);
    }

    public override Tensor forward(Tensor input)
    {
        var spread = nn.functional.conv_transpose2d(
            input, Weight, _spec.Bias ? Bias : null, strides: [_spec.Stride, _spec.Stride], padding: [Beyond / 2, Beyond / 2], output_padding: [Missing, Missing]);
        return (Beyond % 2 == 0 ? spread : spread.Then(WithoutTheLast)).Then(_spec.Activation);
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        string[] bias = _spec.Bias ? [graph.AddWeight(this, "bias", Bias)] : [];
        var (first, last) = (Beyond / 2, Beyond - (Beyond / 2));
        return graph.Add(
            "ConvTranspose", graph.PathOf(this), OutputShape(input.Shape),
            [input.Name, graph.AddWeight(this, "weight", Weight), .. bias],
            OnnxAttribute.Of("kernel_shape", _spec.Kernel, _spec.Kernel), OnnxAttribute.Of("strides", _spec.Stride, _spec.Stride),
            OnnxAttribute.Of("pads", first, first, last, last), OnnxAttribute.Of("output_padding", Missing, Missing)).Then(_spec.Activation);
    }

    private static Tensor WithoutTheLast(Tensor maps)
    {
        using var rows = maps.narrow(2, 0, maps.size(2) - 1);
        return rows.narrow(3, 0, maps.size(3) - 1);
    }
}
