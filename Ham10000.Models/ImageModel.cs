using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A network from images to logits, or to images again, that knows its architecture, its labels and its preprocessing.</summary>
/// <remarks>Made by <see cref="ModelBuilder.Build"/> or <c>Load</c>. Frozen layers take no gradients, and frozen batch norms use their running
/// statistics even in training mode. Forward passes in evaluation mode may run on several threads at once.</remarks>
[SuppressMessage("Naming", "CA1708", Justification = "forward is torch's contract for modules; Forward is how the library runs a batch.")]
public sealed partial class ImageModel : nn.Module<Tensor, Tensor>
{
    private readonly BackboneNetwork? _backbone;
    private readonly LayerChain _head;
    private readonly IReadOnlyList<NamedLayer> _layers;

    private ImageModel(ModelSpec spec, ModuleFactories modules)
        : base(spec.Name)
    {
        (Spec, Modules) = (spec, modules);
        Outputs = CheckedOutputs(spec);
        _backbone = CreateBackbone();
        _head = new LayerChain(LayerNames.LayersRoot, spec.Layers, spec.HeadInputShape(), modules);
        _layers = _head.Layers;
        register_module(LayerNames.LayersRoot, _head);
        ApplyFreezing();
        BackboneStart = spec.Backbone is { Pretrained: false } ? WeightsOrigin.Random : WeightsOrigin.None;
    }

    /// <summary>The architecture, and which of its layers are trained.</summary>
    public ModelSpec Spec { get; private set; }

    /// <summary>What makes the user's modules in it.</summary>
    internal ModuleFactories Modules { get; }

    /// <summary>Rows of the images, in pixels.</summary>
    public int Height => Spec.Height;

    /// <summary>Columns of the images, in pixels.</summary>
    public int Width => Spec.Width;

    /// <summary>Logits per image: one for binary labels, one per class otherwise; for a model that reconstructs, its 3 maps.</summary>
    public int Outputs { get; }

    /// <summary>What the backbone started from.</summary>
    public WeightsOrigin BackboneStart { get; internal set; }

    /// <summary>Where the parameters are; the CPU if there are none.</summary>
    public Device Device => parameters().FirstOrDefault()?.device ?? CPU;

    /// <summary>Makes the model of a specification without starting values: all kernels are zero until a state dict is loaded.</summary>
    internal static ImageModel Empty(ModelSpec spec, ModuleFactories? modules = null) => new(spec, modules ?? ModuleFactories.None);

    /// <summary>Makes the model of a specification, with random starting values and the backbone's weights.</summary>
    internal static ImageModel Start(ModelSpec spec, PretrainedWeights? weights, int seed, ModuleFactories? modules = null)
    {
        var entry = spec.Backbone is null ? null : BackboneCatalogue.Of(spec.Backbone);
        var source = entry is null ? null : weights?.Resolve(entry.WeightsName);
        using var randomState = spec.Layers.Modules().Any() ? new TorchRandomState(seed) : null;
        var model = Empty(spec, modules);
        try
        {
            model.Initialise(source?.Path, seed);
            if (weights is TrainedWeights trained)
            {
                model.StartFrom(trained);
            }

            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Parts are registered where they are made.</summary>
    protected override void RegisterComponents()
    {
    }

    private void Initialise(string? weightsFile, int seed)
    {
        var random = new WeightRandom(seed);
        _head.Initialise(random);
        if (weightsFile is null)
        {
            _backbone?.Initialise(random);
            return;
        }

        BackboneWeights = WeightLoader.LoadBackbone(_backbone!, weightsFile);
        BackboneStart = WeightsOrigin.ImageNet(Path.GetFileName(weightsFile));
    }

    private static int CheckedOutputs(ModelSpec spec)
    {
        var output = spec.OutputShape();
        if (spec.Layers.Count == 0)
        {
            throw new InvalidOperationException($"{spec.Name} has no layers. Finish it with GlobalAveragePooling() or Flatten() and Dense(classes); "
                + "every step of the builder returns a new builder, so keep what it returns.");
        }

        if (spec.Reconstructs)
        {
            spec.CheckReconstruction(output);
            return output.Channels;
        }

        return output.IsMaps
            ? throw new InvalidOperationException($"{spec.Name} ends in feature maps {output}, from {spec.Layers[^1]}, and a classifier ends in vectors (N, classes). "
                + "Finish it with GlobalAveragePooling() or Flatten() and Dense(classes).")
            : output.Channels;
    }

    private BackboneNetwork? CreateBackbone()
    {
        if (Spec.Backbone is not { } spec)
        {
            return null;
        }

        var network = BackboneCatalogue.Of(spec).Create();
        register_module(LayerNames.BackboneRoot, network);
        return network;
    }
}
