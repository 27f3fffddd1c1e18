namespace Ham10000.Models;

/// <summary>One layer in Keras's numbering.</summary>
/// <param name="Name">Keras's name of the layer, such as <c>conv_pw_10_bn</c>.</param>
/// <param name="Type">Keras's class of the layer, such as <c>BatchNormalization</c>.</param>
/// <param name="Output">What it gives out.</param>
/// <param name="Module">The module that holds its parameters; null where it has none.</param>
internal sealed record KerasLayer(string Name, string Type, FeatureShape Output, LayerModule? Module = null);
