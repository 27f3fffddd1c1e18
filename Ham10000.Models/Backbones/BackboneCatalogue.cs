namespace Ham10000.Models;

/// <summary>Every backbone. A new one is one file, one line here and one name in <see cref="Backbone"/>.</summary>
internal static class BackboneCatalogue
{
    private static readonly Dictionary<Backbone, BackboneEntry> Entries = new()
    {
        [Backbone.MobileNet] = new("mobilenetv1_100", MobileNetV1.LayerCount, 3_206_976, MobileNetV1.Features, static () => new MobileNetV1()),
        [Backbone.ResNet50] = new("resnet50", ResNet50.LayerCount, 23_508_032, ResNet50.Features, static () => new ResNet50()),
        [Backbone.DenseNet121] = new("densenet121", DenseNet121.LayerCount, 6_953_856, DenseNet121.Features, static () => new DenseNet121()),
    };

    public static BackboneEntry Of(Backbone backbone) => Entries.TryGetValue(backbone, out var entry)
        ? entry
        : throw new ArgumentException($"There is no backbone {backbone}. Expected one of: {string.Join(", ", Entries.Keys)}.");
}
