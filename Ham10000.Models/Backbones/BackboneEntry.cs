namespace Ham10000.Models;

/// <summary>What the catalogue knows of a backbone.</summary>
/// <param name="WeightsName">Its torchvision or timm name, which its weights file bears.</param>
/// <param name="LayerCount">Layers in Keras's count, without the input.</param>
/// <param name="ParameterCount">Its trainable numbers when all of it is trained; a model file that holds fewer is refused before memory is taken.</param>
/// <param name="Features">The feature maps that it makes of images.</param>
/// <param name="Create">Makes the network, its kernels zero.</param>
internal sealed record BackboneEntry(
    string WeightsName, int LayerCount, long ParameterCount, Func<FeatureShape, FeatureShape> Features, Func<BackboneNetwork> Create);
