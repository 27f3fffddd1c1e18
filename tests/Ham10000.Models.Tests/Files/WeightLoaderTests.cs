using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class WeightLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly nn.Module _network = nn.Sequential(("fc", nn.Linear(3, 2)), ("bn", nn.BatchNorm1d(2)));

    private string FilePath => _folder["weights.safetensors"];

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Load_EveryKey_CopiesEveryValue()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        Safetensors.Write(FilePath, weights);

        var report = WeightLoader.Load(_network, FilePath);

        report.IsComplete.Should().BeTrue();
        report.Loaded.Should().BeEquivalentTo(weights.Keys);
        report.ToString().Should().Be("weights.safetensors: 7 weights loaded");
        foreach (var (name, value) in _network.state_dict())
        {
            value.bytes.ToArray().Should().Equal(weights[name].bytes.ToArray(), name);
        }
    }

    [Fact]
    public void Load_HalfPrecision_IsConvertedToTheNetworksType()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights["fc.weight"] = weights["fc.weight"].to_type(ScalarType.Float16);
        weights["fc.bias"] = weights["fc.bias"].to_type(ScalarType.BFloat16);
        weights["bn.bias"] = weights["bn.bias"].to_type(ScalarType.Float64);
        Safetensors.Write(FilePath, weights);

        WeightLoader.Load(_network, FilePath).IsComplete.Should().BeTrue();

        var state = _network.state_dict();
        state["fc.weight"].dtype.Should().Be(ScalarType.Float32);
        Values("fc.weight").Should().Equal(0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
        Values("fc.bias").Should().Equal(0, 0.25f);
        Values("bn.bias").Should().Equal(0, 0.25f);
    }

    [Fact]
    public void Load_WithoutBatchCounts_IsComplete()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights.Remove("bn.num_batches_tracked");
        Safetensors.Write(FilePath, weights);
        WeightLoader.Load(_network, FilePath).IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Load_ClassifierOfTheFile_IsReportedAndLeftAside()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights["head.weight"] = zeros(1000, 2);
        weights["head.bias"] = tensor(new[] { float.NaN });
        Safetensors.Write(FilePath, weights);

        var report = WeightLoader.Load(_network, FilePath);

        report.Unexpected.Should().Equal("head.bias", "head.weight");
        report.ToString().Should().Be("weights.safetensors: 7 weights loaded; not used: head.bias, head.weight");
    }

    [Fact]
    public void Load_MissingAndMismatched_LoadsNothingAndNamesThem()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights.Remove("fc.bias");
        weights["bn.weight"] = zeros(5);
        weights["bn.running_var"] = ones(2, dtype: ScalarType.Int64);
        weights["other"] = zeros(1);
        Safetensors.Write(FilePath, weights);
        var before = Values("fc.weight");

        var load = () => WeightLoader.Load(_network, FilePath);

        load.Should().Throw<ModelFormatException>().WithMessage($"{FilePath} does not hold the weights of Sequential. Missing (1): fc.bias. "
            + "Mismatched (2): bn.weight is F32 (5,), expected F32 (2,), bn.running_var is I64 (2,), expected F32 (2,). Not used (1): other. "
            + "Nothing was loaded. Use a file for this network, with its published state-dict keys.");
        Values("fc.weight").Should().Equal(before);
    }

    [Fact]
    public void Load_NotStrict_LoadsWhatFitsAndReportsTheRest()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights.Remove("fc.bias");
        weights["bn.weight"] = zeros(5);
        Safetensors.Write(FilePath, weights);

        var report = WeightLoader.Load(_network, FilePath, strict: false);

        report.IsComplete.Should().BeFalse();
        report.Missing.Should().Equal("fc.bias");
        report.Mismatched.Should().Equal(new WeightMismatch("bn.weight", "F32 (5,)", "F32 (2,)"));
        report.ToString().Should().Be("weights.safetensors: 5 weights loaded; missing: fc.bias; mismatched: bn.weight is F32 (5,), expected F32 (2,)");
        Values("fc.weight").Should().Equal(0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
    }

    [Fact]
    public void Load_NotANumber_LoadsNothingAndNamesTheElement()
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        weights["fc.bias"] = tensor(new[] { 0f, float.NaN });
        Safetensors.Write(FilePath, weights);
        var before = Values("fc.weight");

        var load = () => WeightLoader.Load(_network, FilePath);

        load.Should().Throw<ModelFormatException>().WithMessage($"{FilePath}, tensor 'fc.bias': 1 of 2 elements is infinite or not a number: element 1. "
            + "The training that wrote it had diverged, or the file is damaged; use another file.");
        Values("fc.weight").Should().Equal(before);
    }

    [SharedDataFact]
    public void Load_RealMobileNet_LacksNothingAndLeavesNothing()
    {
        using var backbone = BackboneCatalogue.Of(Backbone.MobileNet).Create();
        var report = WeightLoader.Load(backbone, Path.Combine(SharedData.Weights, "mobilenetv1_100.imagenet.safetensors"));

        report.Missing.Should().BeEmpty();
        report.Mismatched.Should().BeEmpty();
        report.Unexpected.Should().BeEmpty();
        // 27 convolutions and 27 batch norms of four tensors.
        report.Loaded.Count(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Should().Be(27 * 5);
    }

    private Dictionary<string, Tensor> Weights()
        => _network.state_dict().ToDictionary(t => t.Key, t => (arange(t.Value.numel(), dtype: ScalarType.Float64) / 4).view(t.Value.shape).to_type(t.Value.dtype));

    private float[] Values(string name)
    {
        using var scope = NewDisposeScope();
        return _network.state_dict()[name].detach().data<float>().ToArray();
    }
}
