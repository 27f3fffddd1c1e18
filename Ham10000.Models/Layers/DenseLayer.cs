using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A fully connected layer over vectors, with an activation and an optional L2 penalty on its kernel.</summary>
internal sealed class DenseLayer : LayerModule
{
    private readonly int _inputs;
    private readonly int _units;
    private readonly Activation _activation;
    private readonly KernelInitializer _initializer;

    public DenseLayer(int inputs, DenseSpec spec)
        : base("Dense")
    {
        (_inputs, _units, _activation, _initializer, L2) = (inputs, spec.Units, spec.Activation, spec.Initializer, spec.L2);
        AddParameter("weight", _units, inputs);
        AddParameter("bias", _units);
    }

    public override bool TakesBFloat16 => true;

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(_units);

    public override long? MultiplyAdds(FeatureShape input) => (long)_inputs * _units;

    public override void Initialise(WeightRandom random) => Initialise(random, _initializer, _inputs, _units);

    public override Tensor forward(Tensor input)
    {
        if (InOneOperation(input) is { } output)
        {
            return output;
        }

        if (input.dtype == Weight.dtype)
        {
            return nn.functional.linear(input, Weight, Bias).Then(_activation);
        }

        using var weight = Weight.to_type(input.dtype);
        using var bias = Bias.to_type(input.dtype);
        return nn.functional.linear(input, weight, bias).Then(_activation);
    }

    // Null where there is no such operation. It computes in float32: reading the kernel, which is float32, takes longer than the sums.
    private Tensor? InOneOperation(Tensor input)
    {
#if TORCHSHARP_PROVIDER
        return null;
#else
        if (!training || _activation is not (Activation.None or Activation.Relu))
        {
            return null;
        }

        if (input.dtype != ScalarType.BFloat16)
        {
            return TorchSharp.SmallNetworks.Dense(input, Weight, Bias, _activation == Activation.Relu);
        }

        using var wide = input.to_type(ScalarType.Float32);
        return TorchSharp.SmallNetworks.Dense(wide, Weight, Bias, _activation == Activation.Relu)?.Then(static x => x.to_type(ScalarType.BFloat16));
#endif
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        string[] inputs = [input.Name, graph.AddWeight(this, "weight", Weight), graph.AddWeight(this, "bias", Bias)];
        return graph.Add(OnnxOperators.Dense, graph.PathOf(this), OutputShape(input.Shape), inputs, OnnxAttribute.Of("transB", 1)).Then(_activation);
    }
}
