namespace Ham10000.Models;

/// <summary>Describes a model layer by layer and builds it. Every step returns a new builder and leaves the old one as it was, so that a
/// common beginning can be shared; shapes are checked at every step.</summary>
/// <example><code>
/// using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
///     .TrainLast(layers: 23).GlobalAveragePooling().Dropout(0.3).Dense(7)
///     .Build();
/// </code></example>
public sealed partial class ModelBuilder : LayerBuilder<ModelBuilder>
{
    private readonly PretrainedWeights? _weights;
    private readonly ModuleFactories _modules;

    private ModelBuilder(ModelSpec spec, PretrainedWeights? weights, ModuleFactories? modules = null)
    {
        Spec = spec;
        _weights = weights;
        _modules = modules ?? ModuleFactories.None;
    }

    /// <summary>The architecture so far.</summary>
    public ModelSpec Spec { get; }

    private protected override ModuleFactories Factories => _modules;

    private protected override LayerPlace NextPlace => Spec.Sequence.After(Spec.Layers, Spec.Layers.Count);

    private protected override FeatureShape NextInput => Spec.OutputShape();

    /// <summary>Starts a model that has no backbone.</summary>
    /// <param name="height">Rows of the images, in pixels. Default 100.</param>
    /// <param name="width">Columns of the images, in pixels. Default 125.</param>
    /// <returns>A builder without layers.</returns>
    /// <exception cref="ArgumentException">The size is not positive.</exception>
    public static ModelBuilder FromInput(int height = 100, int width = 125) =>
        new ModelBuilder(new ModelSpec { Height = height, Width = width }, weights: null).Checked();

    /// <summary>Starts a model on a backbone's feature maps. All its layers are trained unless <see cref="TrainLast"/> says otherwise.</summary>
    /// <param name="backbone">Which network.</param>
    /// <param name="weights">What it starts from. With <see cref="PretrainedWeights.Random"/> it is always trained whole.</param>
    /// <returns>A builder without layers of its own, for images of 100×125 pixels.</returns>
    public static ModelBuilder FromBackbone(Backbone backbone, PretrainedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var spec = new BackboneSpec(backbone, Pretrained: weights != PretrainedWeights.Random);
        return new ModelBuilder(new ModelSpec { Name = $"{backbone}", Backbone = spec }, weights).Checked();
    }

    /// <summary>Sets the size of the images.</summary>
    /// <param name="height">Rows, in pixels; at least 32 with a backbone.</param>
    /// <param name="width">Columns, in pixels; at least 32 with a backbone.</param>
    /// <returns>A builder for that size.</returns>
    /// <exception cref="ArgumentException">The backbone or a layer cannot work with that size.</exception>
    /// <exception cref="InvalidOperationException">The model has modules, whose output shapes are those for the size that it had.</exception>
    public ModelBuilder Input(int height, int width)
    {
        if ((height, width) != (Spec.Height, Spec.Width) && Spec.Layers.Modules().FirstOrDefault() is { } module)
        {
            throw new InvalidOperationException($"{module} gives out {module.Output} for images of {Spec.Height}×{Spec.Width}, so the size cannot change behind it. Call Input before Module.");
        }

        return With(Spec with { Height = height, Width = width });
    }

    /// <summary>Names the model for summaries and tables.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A builder with that name.</returns>
    public ModelBuilder Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return With(Spec with { Name = name });
    }

    /// <summary>Scales every channel count of the backbone. Its weights file bears the width in its name: <c>mobilenetv1_050.imagenet.safetensors</c>.</summary>
    /// <param name="width">The width multiplier (alpha): 0.25, 0.5, 0.75 or 1 for <see cref="Backbone.MobileNet"/>; 1 for all others.</param>
    /// <returns>A builder with that width.</returns>
    /// <exception cref="ArgumentException">The backbone does not come in that width.</exception>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public ModelBuilder WidthMultiplier(double width) =>
        With(Spec with { Backbone = Spec.BackboneFor(nameof(WidthMultiplier)) with { WidthMultiplier = width == 1 ? null : width } });

    /// <summary>Chooses the padding of a MobileNet's strided convolutions. With torchvision's own weights of MobileNet v2 it is PyTorch's.</summary>
    /// <param name="framework">Whose rule. Default of the MobileNets: TensorFlow's. All other backbones pad as PyTorch.</param>
    /// <returns>A builder that pads so.</returns>
    /// <exception cref="ArgumentException">The backbone cannot pad so.</exception>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public ModelBuilder PadAs(BackbonePadding framework) =>
        With(Spec with { Backbone = Spec.BackboneFor(nameof(PadAs)) with { Padding = framework } });

    /// <summary>Makes the model an autoencoder: its last layer gives images of the input's shape, and it is trained to give back its input.</summary>
    /// <remarks>It learns from any images, whatever their labels, and predicts no class. Its values are standardised ones: with
    /// <see cref="Ham10000.Dataset.Standardization.UnitRange"/> they lie in 0..1 and the last layer may be a sigmoid, else it has no activation.</remarks>
    /// <returns>A builder for a model that reconstructs. <see cref="Build"/> checks the shape.</returns>
    public ModelBuilder Reconstruct() => With(Spec with { Reconstructs = true });

    /// <summary>Builds the model: makes its layers, gives them their starting values and loads the backbone's weights.</summary>
    /// <param name="seed">Decides the random starting values; the same seed gives the same model on every machine. Null draws one.</param>
    /// <returns>The model, on the CPU, in training mode. The caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The model does not end in vectors, or in images after <see cref="Reconstruct"/>.</exception>
    /// <exception cref="PretrainedWeightsNotFoundException">The backbone's weights are not to be found.</exception>
    /// <exception cref="ModelFormatException">The file of weights is damaged or belongs to another network.</exception>
    public ImageModel Build(int? seed = null) => ImageModel.Start(Spec, _weights, seed ?? System.Random.Shared.Next(), _modules);

    private protected override ModelBuilder With(LayerSpec layer, ModuleFactories modules) =>
        new ModelBuilder(Spec with { Layers = [.. Spec.Layers, layer] }, _weights, modules).Checked();

    private ModelBuilder With(ModelSpec spec) => new ModelBuilder(spec, _weights, _modules).Checked();

    private ModelBuilder Checked()
    {
        Spec.OutputShape();
        return this;
    }
}
