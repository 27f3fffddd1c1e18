using System.Globalization;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Both MobileNets with their real weights make of real images what a PyTorch program makes of them (Golden/tensorflow_mobilenets.py).</summary>
public sealed class RealMobileNetTests : TorchTest
{
    private const int Count = 10;

    private static readonly Preprocessing Preprocessing = new() { Standardization = Standardization.SymmetricUnitRange };

    [SharedDataPythonTheory("numpy", "torch", "torchvision")]
    [InlineData("v1", Backbone.MobileNet, "mobilenetv1_100", BackbonePadding.TensorFlow)]
    [InlineData("v2", Backbone.MobileNetV2, "mobilenet_v2", BackbonePadding.TensorFlow)]
    [InlineData("v2", Backbone.MobileNetV2, "mobilenet_v2", BackbonePadding.PyTorch)]
    public void Features_OfTenRealImages_EqualPyTorchsWithin1In10000(string version, Backbone backbone, string weights, BackbonePadding padding)
    {
        using var folder = new TemporaryFolder();
        RgbImage[] photographs = [.. Photographs().Select(path => Preprocessing.ResizeImage(ImageDecoder.Decode(path)))];
        File.WriteAllBytes(folder["pixels"], [.. photographs.SelectMany(image => image.Pixels.ToArray())]);
        var file = Path.Combine(SharedData.Weights, $"{weights}.imagenet.safetensors");

        var expected = PythonScript.MustRun(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden", "tensorflow_mobilenets.py"),
            version, file, $"{Preprocessing.Height}", $"{Preprocessing.Width}", $"{padding}".ToLowerInvariant(), folder["pixels"]);

        var found = Features(new BackboneSpec(backbone, Pretrained: true) { Padding = padding }, file, photographs);
        var lines = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(Count);
        foreach (var (line, features) in lines.Zip(found))
        {
            float[] numbers = [.. line.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
            features.Should().HaveSameCount(numbers);
            var largest = numbers.Max(Math.Abs);
            largest.Should().BeGreaterThan(0.1f);
            features.Zip(numbers, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-4f * largest);
        }
    }

    // Spread over the first part of the data set.
    private static IEnumerable<string> Photographs() => Directory.GetFiles(Path.Combine(SharedData.Ham10000, "HAM10000_images_part_1"), "*.jpg")
        .Order(StringComparer.Ordinal).Where((_, i) => i % 500 == 0).Take(Count);

    // The means over the pixels, then the map in the middle, image by image.
    private static List<float[]> Features(BackboneSpec spec, string weights, RgbImage[] photographs)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        using var network = BackboneCatalogue.Of(spec).Create();
        WeightLoader.LoadBackbone(network, weights).Unexpected.Should().BeEmpty();
        network.eval();
        using var batch = Batch.FromImages(photographs, Preprocessing);
        var features = network.call(BatchTensors.Images(batch));
        var (means, maps) = (features.mean([2, 3]), features.slice(1, features.size(1) / 2, (features.size(1) / 2) + 1, 1));
        return [.. Enumerable.Range(0, photographs.Length).Select(i => TestModels.Values(means[i]).Concat(TestModels.Values(maps[i])).ToArray())];
    }
}
