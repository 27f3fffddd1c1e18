using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training.Tests;

/// <summary>The type in which a fit computes, the trial that chooses it, and features that are kept.</summary>
[Collection(TorchTests.Name)]
public sealed class PrecisionTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static TrainingOptions Options => SmallSample.Options with { Epochs = 3, Precision = NumericPrecision.Float32 };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NumericPrecision.Float32)]
    [InlineData(NumericPrecision.BFloat16)]
    public void Fit_InAPrecision_SaysSoAndLearns(NumericPrecision precision)
    {
        using var model = Model();
        var history = Trainer.Fit(model, sample.Split.Train, null, Options with { Epochs = 8, Precision = precision });
        history.Precision.Should().Be(precision);
        history.Epochs[^1].TrainingLoss.Should().BeLessThan(history.Epochs[0].TrainingLoss);
        model.parameters().Should().OnlyContain(parameter => parameter.dtype == torch.ScalarType.Float32);
        model.ComputeType.Should().Be(torch.ScalarType.Float32, "the fit is over");
    }

    [Fact]
    public void Fit_ThatIsShort_StaysInFloat32WithoutATrial()
    {
        using var model = Model();
        Trainer.Fit(model, sample.Split.Train, null, Options with { Precision = NumericPrecision.Auto }).Precision.Should().Be(NumericPrecision.Float32);
        using var other = Model();
        Trainer.Fit(other, sample.Split.Train, null, Options);
        Weights.Of(other).Should().Equal(Weights.Of(model));
    }

    [Fact]
    public void Run_OfTheTrial_ChangesNothing()
    {
        using var model = Model();
        using var batch = Batch(model);
        using var runner = new PrefixRunner(model);
        torch.manual_seed(11);
        model.train();
        var weights = Weights.Of(model);
        using var random = torch.get_rng_state();
        var used = new List<NumericPrecision>();
        var result = PrecisionTrial.Run(model, () => runner.Forward(batch), used.Add);
        result.Gain.Should().BePositive().And.BeLessThan(double.PositiveInfinity);
        used.Should().Equal(NumericPrecision.Float32, NumericPrecision.BFloat16);
        Weights.Of(model).Should().Equal(weights);
        model.TrainableParameters.Should().OnlyContain(parameter => ReferenceEquals(parameter.grad, null));
        using var after = torch.get_rng_state();
        after.bytes.ToArray().Should().Equal(random.bytes.ToArray());
    }

    [Fact]
    public void LoadState_OfWhatWasChosen_DoesNotChooseAgain()
    {
        using var model = Model();
        using var batch = Batch(model);
        using var chosen = new TrainingNetwork(model, Options with { Precision = NumericPrecision.BFloat16 }, images: 4, steps: 1000);
        var state = new TrainingState();
        chosen.SaveState(state);
        using var resumed = new TrainingNetwork(model, Options with { Precision = NumericPrecision.Auto }, images: 4, steps: 10);
        resumed.LoadState(state);
        model.train();
        using var logits = resumed.Forward(batch);
        resumed.Precision.Should().Be(NumericPrecision.BFloat16, "a fit of 10 steps would choose float32");
    }

    [Theory]
    [InlineData(true, NumericPrecision.Float32)]
    [InlineData(false, NumericPrecision.BFloat16)]
    public void Change_ToAPhase_ChoosesAgainWhereOtherLayersAreTrained(bool hasOtherLayers, NumericPrecision expected)
    {
        using var model = Model();
        using var batch = Batch(model);
        using var chosen = new TrainingNetwork(model, Options with { Precision = NumericPrecision.BFloat16 }, images: 4, steps: 1000);
        var state = new TrainingState();
        chosen.SaveState(state);
        var options = Options with { Precision = NumericPrecision.Auto };
        using var network = new TrainingNetwork(model, options, images: 4, steps: 1000);
        network.LoadState(state);
        model.train();

        network.Change(options, steps: 10, hasOtherLayers);
        using var logits = network.Forward(batch);

        network.Precision.Should().Be(expected, "a phase of 10 steps that trains other layers chooses float32");
    }

    [Fact]
    public void Fit_InFloat16OnTheProcessor_IsRefused()
    {
        using var model = SmallSample.Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Options with { Precision = NumericPrecision.Float16, FeatureCacheBytes = -1 });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The fit has 2 problems:\n- Precision is Float16, which is for GPUs, and the fit runs on the CPU. Expected Auto, Float32 or BFloat16.\n"
            + "- FeatureCacheBytes is -1. Expected at least 0.");
    }

    [Theory]
    [InlineData(NumericPrecision.Float32)]
    [InlineData(NumericPrecision.BFloat16)]
    public void Fit_WithAndWithoutKeptFeatures_GivesTheSameWeights(NumericPrecision precision)
    {
        using var kept = Model();
        Trainer.Fit(kept, sample.Split.Train, sample.Split.Validation, Options with { Precision = precision });
        using var computed = Model();
        Trainer.Fit(computed, sample.Split.Train, sample.Split.Validation, Options with { Precision = precision, FeatureCacheBytes = 0 });
        Weights.Of(kept).Should().Equal(Weights.Of(computed));
    }

    private ImageModel Model()
    {
        var path = _folder["mobilenet.safetensors"];
        if (!File.Exists(path))
        {
            using var untrained = On(PretrainedWeights.Random).Build(seed: 1);
            Safetensors.Write(path, untrained.state_dict().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value));
        }

        return On(PretrainedWeights.FromFile(path)).TrainLast(6).Build(seed: 1);
    }

    private static ModelBuilder On(PretrainedWeights weights) =>
        ModelBuilder.FromBackbone(Backbone.MobileNet, weights).WidthMultiplier(0.25).Input(48, 60).GlobalAveragePooling().Dropout(0.2).Dense(7);

    private static Batch Batch(ImageModel model) => Dataset.Batch.FromImages(
        [.. Enumerable.Range(0, 4).Select(_ => new RgbImage(model.Height, model.Width, new byte[model.Height * model.Width * 3]))],
        new Preprocessing { Height = model.Height, Width = model.Width, Standardization = Standardization.UnitRange });
}
