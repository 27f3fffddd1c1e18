using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class WeightLoaderTests : TorchTest, IDisposable
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

        report.IgnoredHead.Should().Equal("head.bias", "head.weight");
        report.Unexpected.Should().BeEmpty();
        report.ToString().Should().Be("weights.safetensors: 7 weights loaded; classifier left aside: head.bias, head.weight");
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

    [Theory]
    [InlineData("module.")]
    [InlineData("module.model.")]
    [InlineData("backbone.")]
    [InlineData("_orig_mod.module.encoder.")]
    public void Load_KeysUnderAWrapper_AreFoundAndTheWrapperIsReported(string prefix)
    {
        using var scope = NewDisposeScope();
        var weights = Weights().ToDictionary(weight => prefix + weight.Key, weight => weight.Value);
        weights.Remove($"{prefix}bn.num_batches_tracked");
        weights[$"{prefix}fc.extra"] = zeros(1);
        weights[$"{prefix}classifier.1.weight"] = zeros(1);
        weights["teacher.fc.weight"] = zeros(1);
        Safetensors.Write(FilePath, weights);

        var report = WeightLoader.Load(_network, FilePath);

        report.FilePrefix.Should().Be(prefix);
        report.Loaded.Should().BeEquivalentTo("fc.weight", "fc.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var");
        report.Unexpected.Should().BeEquivalentTo($"{prefix}fc.extra", "teacher.fc.weight");
        report.IgnoredHead.Should().Equal($"{prefix}classifier.1.weight");
        report.ToString().Should().StartWith($"weights.safetensors: 6 weights loaded from under {prefix}; classifier left aside: {prefix}classifier.1.weight; not used: ");
        Values("fc.weight").Should().Equal(0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
    }

    [Fact]
    public void Load_PartOfTheKeysUnderAWrapper_NamesWhatIsMissing()
    {
        using var scope = NewDisposeScope();
        var weights = Weights().ToDictionary(weight => $"module.{weight.Key}", weight => weight.Value);
        weights.Remove("module.fc.bias");
        Safetensors.Write(FilePath, weights);

        var load = () => WeightLoader.Load(_network, FilePath);

        load.Should().Throw<ModelFormatException>().WithMessage($"{FilePath} does not hold the weights of Sequential. Missing (1): fc.bias. "
            + "Nothing was loaded. Use a file for this network, with its published state-dict keys.");
    }

    [Fact]
    public void Load_UnknownWrapper_IsNotGuessed()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(FilePath, Weights().ToDictionary(weight => $"teacher.{weight.Key}", weight => weight.Value));

        var load = () => WeightLoader.Load(_network, FilePath);

        load.Should().Throw<ModelFormatException>().WithMessage($"{FilePath} does not hold the weights of Sequential. Missing (6): *Not used (6): *");
    }

    [Fact]
    public void Load_StateDictOfTheFeaturesAlone_IsFoundWithoutTheirName()
    {
        using var scope = NewDisposeScope();
        using var network = BackboneCatalogue.Of(Backbone.MobileNetV2).Create();
        FormulaFill.Fill(network, key => key);
        Safetensors.Write(FilePath, network.state_dict().ToDictionary(weight => weight.Key["features.".Length..], weight => weight.Value));
        using var other = BackboneCatalogue.Of(Backbone.MobileNetV2).Create();

        var report = WeightLoader.LoadBackbone(other, FilePath);

        report.LeftAway.Should().Be("features.");
        report.ToString().Should().Be("weights.safetensors: 312 weights loaded, named without features.");
        TestModels.Values(other)["features.18.0.weight"].Should().Equal(TestModels.Values(network)["features.18.0.weight"]);
    }

    [Fact]
    public void Build_FromATrainedModelsFile_TakesItsBackboneAndReportsItsHead()
    {
        var builder = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).WidthMultiplier(0.25).GlobalAveragePooling().Dense(7);
        using var trained = TestModels.Filled(builder.Spec);
        trained.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.ImageNet });
        trained.Save(FilePath);

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.FromFile(FilePath)).WidthMultiplier(0.25)
            .GlobalAveragePooling().Dense(2).Build(seed: 1);

        model.BackboneWeights!.FilePrefix.Should().Be("backbone.");
        model.BackboneWeights.IgnoredHead.Should().Equal("layers.dense.bias", "layers.dense.weight");
        model.BackboneWeights.Unexpected.Should().BeEmpty();
        TestModels.Values(model)["backbone.blocks.4.1.conv_pw.weight"].Should().Equal(TestModels.Values(trained)["backbone.blocks.4.1.conv_pw.weight"]);
        trained.BackboneWeights.Should().BeNull("it started from nothing");
    }

    [Fact]
    public void Build_FromALargerNetworksFile_IsRefused()
    {
        using var scope = NewDisposeScope();
        using (var larger = BackboneCatalogue.Of(Backbone.ResNet34).Create())
        {
            Safetensors.Write(FilePath, larger.state_dict());
        }

        var build = () => ModelBuilder.FromBackbone(Backbone.ResNet18, PretrainedWeights.FromFile(FilePath)).GlobalAveragePooling().Dense(7).Build();

        build.Should().Throw<ModelFormatException>().WithMessage($"{FilePath} holds more than ResNet18 has, as a larger network's file does (80): "
            + "layer1.2.bn1.bias, layer1.2.bn1.running_mean, layer1.2.bn1.running_var, layer1.2.bn1.weight, layer1.2.bn2.bias and 75 more. "
            + "Nothing was loaded. Use a file for this network.");
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
