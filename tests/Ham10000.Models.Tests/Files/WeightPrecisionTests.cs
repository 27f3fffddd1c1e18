using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class WeightPrecisionTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_MobileNet_IsUnder14MegabytesInFullAndUnder7InHalfPrecision_AndSaysNearlyTheSame()
    {
        using var scope = NewDisposeScope();
        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).GlobalAveragePooling().Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.SymmetricUnitRange });

        model.Save(_folder["full"]);
        model.Save(_folder["half"], WeightPrecision.Half);

        new FileInfo(_folder["full"]).Length.Should().BeInRange(12_000_000, 14_000_000);
        new FileInfo(_folder["half"]).Length.Should().BeInRange(6_000_000, 7_000_000);
        using var half = Predictor.Load(_folder["half"]);
        using var full = Predictor.Load(_folder["full"]);
        foreach (var seed in Enumerable.Range(0, 3))
        {
            var pixels = new byte[100 * 125 * 3];
            new System.Random(seed).NextBytes(pixels);
            var image = new RgbImage(100, 125, pixels);
            var difference = half.Predict(image).Probabilities.Zip(full.Predict(image).Probabilities, (a, b) => Math.Abs(a - b)).Max();
            difference.Should().BeInRange(1e-9, 0.002);
        }
    }

    [Fact]
    public void Save_Half_RoundsKernelsAndNothingElse()
    {
        using var scope = NewDisposeScope();
        using var model = SmallModels.Trained(seed: 3);
        model.Save(_folder["half"], WeightPrecision.Half);

        using var loaded = ImageModel.Load(_folder["half"]);
        using var file = SafetensorsFile.Open(_folder["half"]);

        file.Entries.Where(entry => entry.Type == SafetensorsType.F16).Select(entry => entry.Name).Should().BeEquivalentTo("layers.conv2d.weight", "layers.dense.weight");
        foreach (var (name, tensor) in model.state_dict())
        {
            var expected = tensor.shape.Length > 1 ? tensor.to_type(ScalarType.Float16).to_type(tensor.dtype) : tensor;
            loaded.state_dict()[name].eq(expected).all().item<bool>().Should().BeTrue(name);
        }

        loaded.Save(_folder["again"], WeightPrecision.Half);
        File.ReadAllBytes(_folder["again"]).Should().Equal(File.ReadAllBytes(_folder["half"]));
    }

    [Fact]
    public void Save_HalfWithAKernelBeyondItsRange_KeepsThatKernelWhole()
    {
        using var scope = NewDisposeScope();
        using var model = SmallModels.Trained(seed: 3);
        using (no_grad())
        {
            model.state_dict()["layers.dense.weight"].fill_(65_505);
        }

        model.Save(_folder["half"], WeightPrecision.Half);

        using var file = SafetensorsFile.Open(_folder["half"]);
        file.Find("layers.dense.weight")!.Type.Should().Be(SafetensorsType.F32);
        file.Find("layers.conv2d.weight")!.Type.Should().Be(SafetensorsType.F16);
        ImageModel.Load(_folder["half"]).Dispose();
    }

    [Fact]
    public void Save_UnknownPrecision_IsAnErrorAndWritesNothing()
    {
        using var model = SmallModels.Trained(seed: 3);
        var save = () => model.Save(_folder["none"], (WeightPrecision)7);
        save.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Expected Full or Half.*");
        File.Exists(_folder["none"]).Should().BeFalse();
    }
}
