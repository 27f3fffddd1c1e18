using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>One layer of a <see cref="ModelSpec"/> as a value: what it is, not its weights.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActivationSpec), "activation")]
[JsonDerivedType(typeof(AveragePoolSpec), "averagePool")]
[JsonDerivedType(typeof(BatchNormSpec), "batchNorm")]
[JsonDerivedType(typeof(ConcatenateSpec), "concatenate")]
[JsonDerivedType(typeof(Conv2dSpec), "conv2d")]
[JsonDerivedType(typeof(Conv2dTransposeSpec), "conv2dTranspose")]
[JsonDerivedType(typeof(DenseSpec), "dense")]
[JsonDerivedType(typeof(DepthwiseConv2dSpec), "depthwiseConv2d")]
[JsonDerivedType(typeof(DropoutSpec), "dropout")]
[JsonDerivedType(typeof(EnsembleSpec), "ensemble")]
[JsonDerivedType(typeof(FlattenSpec), "flatten")]
[JsonDerivedType(typeof(GlobalAveragePoolingSpec), "globalAveragePooling")]
[JsonDerivedType(typeof(GlobalMaxPoolingSpec), "globalMaxPooling")]
[JsonDerivedType(typeof(JoinPatientSpec), "joinPatient")]
[JsonDerivedType(typeof(LayerNormSpec), "layerNorm")]
[JsonDerivedType(typeof(MaxPoolSpec), "maxPool")]
[JsonDerivedType(typeof(ModuleSpec), "module")]
[JsonDerivedType(typeof(ResidualSpec), "residual")]
[JsonDerivedType(typeof(SeparableConv2dSpec), "separableConv2d")]
[JsonDerivedType(typeof(UpSamplingSpec), "upSampling")]
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>Keras's name for a first layer of this kind, such as <c>max_pooling2d</c>.</summary>
    internal abstract string KerasName { get; }

    /// <summary>The chains of layers inside a block, with the names that they have in the state dict.</summary>
    internal virtual IEnumerable<(string Name, IReadOnlyList<LayerSpec> Layers)> Chains => [];

    /// <summary>What is wrong with the layer, or with this input for it, and what to do; null where it fits.</summary>
    internal abstract string? Problem(FeatureShape input);

    /// <summary>What the layer gives out for an input that fits.</summary>
    internal abstract FeatureShape OutputShape(FeatureShape input);

    /// <summary>The same, with all checks, those of a block's layers among them.</summary>
    /// <exception cref="ArgumentException">The layer does not fit the input; the message names the layer and the shapes.</exception>
    internal FeatureShape CheckedOutput(FeatureShape input, LayerPlace place) =>
        Problem(input) is { } problem ? throw place.Error(this, problem) : OutputAt(input, place);

    /// <summary>One, and for a block those in it too.</summary>
    internal virtual int LayerCount => 1;

    /// <summary>No such layer has fewer weights: a file that holds fewer is refused before memory is taken.</summary>
    internal virtual Int128 LeastParameters(FeatureShape input) => 0;

    /// <summary>Makes the layer, its weights zero, for an input that fits.</summary>
    internal abstract LayerModule Create(FeatureShape input, ModuleFactories modules);

    /// <summary>Whether a property (its name as in JSON) is left out of JSON at this value: what came with a later version changes no file that does not use it.</summary>
    internal virtual bool IsUsual(string property, object? value) => false;

    /// <summary>The user's own modules in it.</summary>
    internal virtual IEnumerable<ModuleSpec> Modules() => [];

    /// <summary>The layer on one line, a block as a tree.</summary>
    internal virtual IEnumerable<string> Lines() => [$"{this}"];

    /// <summary>What the layer gives out; a block checks its layers on the way.</summary>
    private protected virtual FeatureShape OutputAt(FeatureShape input, LayerPlace place) => OutputShape(input);

    private protected static string? NeedsMaps(FeatureShape input) => input.IsMaps
        ? null
        : $"expects feature maps (N, C, H, W), got {input}. Put it before Flatten or GlobalAveragePooling.";
}
