using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>One layer of a <see cref="ModelSpec"/> as a value: what it is, not its weights.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActivationSpec), "activation")]
[JsonDerivedType(typeof(BatchNormSpec), "batchNorm")]
[JsonDerivedType(typeof(Conv2dSpec), "conv2d")]
[JsonDerivedType(typeof(Conv2dTransposeSpec), "conv2dTranspose")]
[JsonDerivedType(typeof(DenseSpec), "dense")]
[JsonDerivedType(typeof(DepthwiseConv2dSpec), "depthwiseConv2d")]
[JsonDerivedType(typeof(DropoutSpec), "dropout")]
[JsonDerivedType(typeof(FlattenSpec), "flatten")]
[JsonDerivedType(typeof(GlobalAveragePoolingSpec), "globalAveragePooling")]
[JsonDerivedType(typeof(LayerNormSpec), "layerNorm")]
[JsonDerivedType(typeof(MaxPoolSpec), "maxPool")]
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>Keras's name for a first layer of this kind, such as <c>max_pooling2d</c>.</summary>
    internal abstract string KerasName { get; }

    /// <summary>What is wrong with the layer, or with this input for it, and what to do; null where it fits.</summary>
    internal abstract string? Problem(FeatureShape input);

    /// <summary>What the layer gives out for an input that fits.</summary>
    internal abstract FeatureShape OutputShape(FeatureShape input);

    /// <summary>Makes the layer, its weights zero.</summary>
    internal abstract LayerModule Create(FeatureShape input);

    private protected static string? NeedsMaps(FeatureShape input) => input.IsMaps
        ? null
        : $"expects feature maps (N, C, H, W), got {input}. Put it before Flatten or GlobalAveragePooling.";
}
