namespace Ham10000.Models;

/// <summary>Every backbone. A new one is one file, one line here and one name in <see cref="Backbone"/>.</summary>
internal static class BackboneCatalogue
{
    private static readonly Dictionary<Backbone, BackboneEntry> Entries = new()
    {
        [Backbone.MobileNet] = MobileNetV1.Entry,
        [Backbone.ResNet50] = ResNet.ResNet50,
        [Backbone.DenseNet121] = DenseNet121.Entry,
        [Backbone.MobileNetV2] = MobileNetV2.Entry,
        [Backbone.ResNet18] = ResNet.ResNet18,
        [Backbone.ResNet34] = ResNet.ResNet34,
        [Backbone.Vgg16] = Vgg16.Entry,
        [Backbone.EfficientNetB0] = EfficientNetB0.Entry,
        [Backbone.ConvNeXtTiny] = ConvNeXtTiny.Entry,
    };

    /// <summary>The network in its usual form.</summary>
    public static BackboneEntry Of(Backbone backbone) => Entries.TryGetValue(backbone, out var entry)
        ? entry
        : throw new ArgumentException($"There is no backbone {backbone}. Expected one of: {string.Join(", ", Entries.Keys)}.");

    /// <summary>The network with the width and the padding that the specification asks for.</summary>
    public static BackboneEntry Of(BackboneSpec spec) => Of(spec.Network).For(spec);
}
