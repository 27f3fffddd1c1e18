using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>One Keras layer as a torch module: knows its output shape, starts its weights, and stays in inference mode while frozen. Its forward
/// pass never writes to its input, which others may use too.</summary>
internal abstract class LayerModule(string kerasType) : nn.Module<Tensor, Tensor>(kerasType), IOnnxExportable
{
    private Parameter? _weight;
    private Parameter? _bias;

    /// <summary>Keras's class name, for the summary.</summary>
    public string KerasType { get; } = kerasType;

    /// <summary>Where a backbone registered it, seen from the backbone; empty for layers of the builder.</summary>
    public string Path { get; set; } = "";

    protected Parameter Weight => _weight ??= get_parameter("weight")!;

    protected Parameter Bias => _bias ??= get_parameter("bias")!;

    /// <summary>True while the layer is not trained: its parameters take no gradient and its batch norm uses the running statistics.</summary>
    public virtual bool IsFrozen { get; private set; }

    /// <summary>The weight of the squared kernel in the loss; 0 for none.</summary>
    public double L2 { get; init; }

    /// <summary>Whether the layer takes bfloat16 and then gives bfloat16, with its parameters in float32. Every layer takes float32.</summary>
    public virtual bool TakesBFloat16 => false;

    /// <summary>Parameters, with a batch norm's running mean and variance, as Keras counts.</summary>
    public virtual long ParameterCount => parameters(CountsInside).Sum(parameter => parameter.numel())
        + buffers(CountsInside).Where(buffer => buffer.is_floating_point()).Sum(buffer => buffer.numel());

    public long TrainableParameterCount => parameters(CountsInside).Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());

    /// <summary>The layers inside a block, at any depth, with their dotted names from the block on.</summary>
    public virtual IEnumerable<NamedLayer> Inner => [];

    /// <summary>Whether the layer computes the same in training and evaluation mode, for as long as its weights stay as they are, and is not trained.</summary>
    public virtual bool IsSettled => IsFrozen || !parameters().Any();

    /// <summary>Whether the layer computes in training mode what it computes in evaluation mode while it is frozen.</summary>
    protected virtual bool RestsWhileFrozen => true;

    /// <summary>Whether layers are registered below it that are frozen or not for themselves.</summary>
    protected virtual bool HoldsOthers => false;

    /// <summary>Whether what lies in modules inside this one is counted and frozen with it; false where they are layers themselves.</summary>
    private protected virtual bool CountsInside => false;

    public abstract FeatureShape OutputShape(FeatureShape input);

    /// <summary>Multiplications of a weight with a value for one image, as papers count. Layers with kernels say how many; of one that does not, the number is
    /// not known and null, so that it never counts as nothing. A block leaves it to its layers.</summary>
    public virtual long? MultiplyAdds(FeatureShape input) => !Inner.Any() && parameters().Any(parameter => parameter.shape.Length > 1) ? null : 0;

    /// <summary>Gives the parameters their starting values.</summary>
    public virtual void Initialise(WeightRandom random)
    {
    }

    /// <summary>Adds to the input's graph the operators that compute what the layer computes in evaluation mode.</summary>
    /// <exception cref="NotSupportedException">The layer does not say how.</exception>
    public virtual OnnxValue Export(OnnxValue input) => throw new NotSupportedException(
        $"Layer {Text.Quote(input.Graph.PathOf(this))} ({KerasType}) has no ONNX form. Override Export in it, or build the model without it.");

    /// <summary>The sum of the squared kernel, a scalar, for layers with <see cref="L2"/>.</summary>
    public virtual Tensor SquaredKernel() => Squares(Weight);

    public virtual void Freeze(bool frozen)
    {
        IsFrozen = frozen;
        foreach (var parameter in parameters(CountsInside))
        {
            parameter.requires_grad = !frozen;
            if (frozen)
            {
                parameter.grad = null;
            }
        }

        train(!frozen && training);
    }

    public override void train(bool train = true)
    {
        var rests = train && IsFrozen && RestsWhileFrozen;
        base.train(train && !rests);

        foreach (var child in rests && HoldsOthers ? children() : [])
        {
            child.train(train);
        }
    }

    /// <summary>Parts are registered where they are made, under the keys of the published files.</summary>
    protected override void RegisterComponents()
    {
    }

#if TORCHSHARP_PROVIDER
    // The TorchSharp package replaces parameters and buffers when a module moves, so what was looked up is looked up again.
    protected override void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
    {
        base._toEpilog(dtype, device!, non_blocking);
        ForgetTensors();
    }
#endif

    /// <summary>Drops cached parameters and buffers.</summary>
    protected virtual void ForgetTensors() => (_weight, _bias) = (null, null);

    /// <summary>Makes a parameter of zeros; convolution kernels lie channels-last in memory, as the images do.</summary>
    protected void AddParameter(string key, params long[] shape)
    {
        using var data = NewData(shape);
        var parameter = new Parameter(data, requires_grad: true);
        parameter.DetachFromDisposeScope();
        register_parameter(key, parameter);
    }

    protected void Initialise(WeightRandom random, KernelInitializer initializer, double fanIn, double fanOut) =>
        Initialise(Weight, random, initializer, fanIn, fanOut);

    protected static void Initialise(Parameter kernel, WeightRandom random, KernelInitializer initializer, double fanIn, double fanOut)
    {
        var values = new float[kernel.numel()];
        random.Fill(values, initializer, fanIn, fanOut);
        Assign(kernel, values);
    }

    protected static Tensor Squares(Parameter kernel) => kernel.square().Then(static x => x.sum());

    protected void AddBuffer(string key, Tensor value) => register_buffer(key, value.DetachFromDisposeScope());

    /// <summary>Copies values in logical order into a parameter, whatever its strides.</summary>
    protected static void Assign(Tensor parameter, float[] values)
    {
        using var nothing = no_grad();
        using var flat = tensor(values);
        using var shaped = flat.view(parameter.shape);
        parameter.copy_(shaped).ReleaseUnless(parameter);
    }

    private static Tensor NewData(long[] shape)
    {
        if (shape.Length != 4)
        {
            return zeros(shape, dtype: float32);
        }

        using var rows = zeros([shape[0], shape[2], shape[3], shape[1]], dtype: float32);
        return rows.permute(0, 3, 1, 2);
    }
}
