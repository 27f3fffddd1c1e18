using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>A folder of files that pass for ImageNet weights, so that frozen backbones are really run; the numbers are random.</summary>
public sealed class PretrainedFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PretrainedFiles()
    {
        foreach (var backbone in new[] { Backbone.MobileNet, Backbone.ResNet50, Backbone.DenseNet121, Backbone.Vgg16 })
        {
            using var model = ModelBuilder.FromBackbone(backbone, PretrainedWeights.Random).GlobalAveragePooling().Dense(2).Build(seed: 1);
            var weights = model.state_dict().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value);
            Safetensors.Write(_folder[PublishedWeights.Of(backbone).FileName], weights);
        }
    }

    public PretrainedWeights Weights => PretrainedWeights.FromFolder(_folder.FullName);

    public void Dispose() => _folder.Dispose();
}
