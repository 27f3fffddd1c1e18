using Ham10000.Models;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>A file that passes for MobileNet's ImageNet weights, because the real ones are not part of the repository.</summary>
internal static class MadeUpWeights
{
    /// <summary>Writes it into the cache of the working folder.</summary>
    public static void Write()
    {
        using var untrained = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).GlobalAveragePooling().Dense(7).Build(seed: 1);
        var backbone = untrained.state_dict().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value);
        Safetensors.Write(Path.Combine(Directory.CreateDirectory("cache/weights").FullName, "mobilenetv1_100.imagenet.safetensors"), backbone);
    }
}
