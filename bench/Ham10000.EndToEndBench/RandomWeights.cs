using Ham10000.Models;

namespace Ham10000.EndToEndBench;

/// <summary>Files of random numbers that pass for ImageNet weights. What the weights are changes nothing about the speed; that a backbone has some decides
/// whether its first layers are frozen.</summary>
internal static class RandomWeights
{
    internal static void Write(string folder)
    {
        foreach (var backbone in new[] { Backbone.MobileNet, Backbone.ResNet50, Backbone.DenseNet121 })
        {
            using var model = ModelBuilder.FromBackbone(backbone, PretrainedWeights.Random).GlobalAveragePooling().Dense(7).Build(seed: 1);
            var weights = model.state_dict().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value);
            Safetensors.Write(Path.Combine(folder, PublishedWeights.Of(backbone).FileName), weights);
        }
    }
}
