using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ModelCalibrationTests : TorchTest, IDisposable
{
    private static readonly ModelCalibration Careful = new()
    {
        Temperature = 2.5,
        Decision = new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.01 }, MinimumConfidence = 0.005 },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly ImageModel _model = SmallModels.Unsure(seed: 3);

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Probabilities_Temperature_IsSoftmaxOfLogitsOverIt()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[,] { { 1f, -2f, 3f, 0f, 5f, 2f, 1f } });
        _model.Calibration = Careful;

        var probabilities = _model.Probabilities(logits).data<float>().ToArray();

        var powers = new[] { 1.0, -2, 3, 0, 5, 2, 1 }.Select(x => Math.Exp(x / 2.5)).ToArray();
        probabilities.Zip(powers, (p, x) => Math.Abs(p - x / powers.Sum())).Max().Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Probabilities_BinaryLabels_SigmoidOfLogitOverTemperature()
    {
        using var scope = NewDisposeScope();
        using var binary = SmallModels.Binary(seed: 1);
        binary.Calibration = new ModelCalibration { Temperature = 4 };

        var probabilities = binary.Probabilities(tensor(new[,] { { 2f } })).data<float>().ToArray();

        probabilities[1].Should().BeApproximately(1 / (1 + MathF.Exp(-0.5f)), 1e-6f);
        probabilities.Sum().Should().BeApproximately(1, 1e-6f);
    }

    [Fact]
    public void Predict_CalibratedModel_DecidesByTheRule()
    {
        var image = new RgbImage(8, 10, [.. Enumerable.Range(0, 240).Select(i => (byte)(120 + i % 60))]);
        using var predictor = new Predictor(_model);
        var plain = predictor.Predict(image);

        _model.Calibration = Careful;
        var careful = predictor.Predict(image);

        plain.Decision.Should().Be(plain.Best);
        careful.Decision!.Value.Class.Should().Be("mel");
        careful.Ranked.Select(c => c.Class).Should().Equal(plain.Ranked.Select(c => c.Class), "a temperature keeps the order");
        careful.Best.Probability.Should().BeLessThan(plain.Best.Probability);
        _model.Calibration = new ModelCalibration { Decision = new DecisionRule { MinimumConfidence = 1 } };
        predictor.Predict(image).Decision.Should().BeNull();
    }

    [Fact]
    public void Save_CalibratedModel_ComesBack_AndOlderVersionsRefuseTheFile()
    {
        _model.Calibration = Careful;
        _model.Save(_folder["model"]);

        using var loaded = ImageModel.Load(_folder["model"]);
        using var file = SafetensorsFile.Open(_folder["model"]);

        loaded.Calibration.Should().Be(Careful);
        file.Metadata["ham10000.format"].Should().Be("3");
        file.Metadata["ham10000.calibration"].Should().Be("{\"temperature\":2.5,\"thresholds\":{\"mel\":0.01},\"minimumConfidence\":0.005}");
    }

    [Theory]
    [InlineData("{\"temperature\":1e-50}", "Temperature 1E-50 must be 0.01..100")]
    [InlineData("{\"temperature\":1,\"thresholds\":{\"nevus\":0.5}}", "Thresholds has 'nevus', which is no class of")]
    public void TakeCheckpoint_CalibrationThatFitsNoModel_IsRefused_AndTheModelIsAsItWas(string calibration, string message)
    {
        _model.Calibration = Careful;
        var weights = FormulaModel.Values(_model);
        using var other = SmallModels.Unsure(seed: 4);
        SafetensorsWriter.Write(_folder["checkpoint"], other.CheckpointBlocks(), new Dictionary<string, string>(other.CheckpointTexts()) { ["ham10000.calibration"] = calibration });
        using var file = SafetensorsFile.Open(_folder["checkpoint"]);

        FluentActions.Invoking(() => _model.TakeCheckpoint(file)).Should().Throw<ModelFormatException>().WithMessage($"{_folder["checkpoint"]}: the parts of the model do not fit together: *{message}*");
        _model.Calibration.Should().Be(Careful);
        FormulaModel.Values(_model).Should().BeEquivalentTo(weights);
    }

    [Fact]
    public void Save_Costs_ComeBackDecideAndOlderVersionsRefuseTheFile()
    {
        var costs = CostMatrix.ZeroOne(LabelSchema.Diagnoses).With("mel", "nv", 12.5) with { Undecided = 2 };
        _model.Calibration = new ModelCalibration { Decision = new DecisionRule { Costs = costs, MinimumConfidence = 0.001 } };
        _model.Save(_folder["model"]);

        using var loaded = ImageModel.Load(_folder["model"]);
        using var file = SafetensorsFile.Open(_folder["model"]);

        loaded.Calibration.Should().Be(_model.Calibration);
        file.Metadata["ham10000.format"].Should().Be("4");
        file.Metadata["ham10000.calibration"].Should().StartWith("{\"temperature\":1,\"minimumConfidence\":0.001,\"costs\":{\"classNames\":[\"akiec\",\"bcc\",").And.EndWith("\"undecided\":2}}");
        using var predictor = new Predictor(loaded);
        var image = new RgbImage(8, 10, [.. Enumerable.Range(0, 240).Select(i => (byte)(120 + i % 60))]);
        var prediction = predictor.Predict(image);
        var cheapest = Enumerable.Range(0, 7).MinBy(decided => costs.ExpectedCost(decided, prediction.Probabilities));
        prediction.Decision!.Value.Class.Should().Be(LabelSchema.Diagnoses.ClassNames[cheapest]);
        loaded.Calibration = new ModelCalibration { Decision = new DecisionRule { Costs = costs with { Undecided = 0 } } };
        predictor.Predict(image).Decision.Should().BeNull();
        new FileInfo(_folder["model"]).Length.Should().Be(_model.FileBytes);
    }

    [Fact]
    public void Calibration_CostsOfAnEnsemble_AreItsOwn()
    {
        using var other = SmallModels.Unsure(seed: 4);
        var costs = CostMatrix.ZeroOne(LabelSchema.Diagnoses).With("mel", "nv", 12.5);
        _model.Calibration = new ModelCalibration { Temperature = 2, Decision = new DecisionRule { Costs = costs } };
        using var ensemble = Ensemble.Of([_model, other]);
        ensemble.Calibration.Should().Be(ModelCalibration.None, "a member's rule was made for other probabilities");
        ensemble.Calibration = new ModelCalibration { Decision = new DecisionRule { Costs = costs } };
        ensemble.Save(_folder["ensemble"]);
        using var loaded = ImageModel.Load(_folder["ensemble"]);
        loaded.Calibration.Decision.Costs.Should().Be(costs);
    }

    [Fact]
    public void Save_CalibrationThatIsReset_GivesTheBytesFromBefore()
    {
        _model.Save(_folder["before"]);
        _model.Calibration = Careful;
        _model.Calibration = ModelCalibration.None;
        _model.Save(_folder["after"]);
        File.ReadAllBytes(_folder["after"]).Should().Equal(File.ReadAllBytes(_folder["before"]));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(1e-50, "1E-50")]
    [InlineData(0.0099, "0.0099")]
    [InlineData(100.1, "100.1")]
    public void Calibration_ThatDoesNotFit_SaysEveryProblemAndIsNotTaken(double temperature, string shown)
    {
        var set = () => _model.Calibration = new ModelCalibration { Temperature = temperature, Decision = new DecisionRule { Thresholds = new Dictionary<string, double> { ["nevus"] = 0.5 } } };
        set.Should().Throw<ArgumentException>().WithMessage($"The calibration cannot be used: Temperature {shown} must be 0.01..100; "
            + "Thresholds has 'nevus', which is no class of dx: akiec, bcc, bkl, df, mel, nv, vasc.");
        _model.Calibration.Should().Be(ModelCalibration.None);
    }

    [Fact]
    public void Calibration_OfAModelWithoutClasses_IsAnError()
    {
        using var untrained = SmallModels.Builder.Build(seed: 1);
        var set = () => untrained.Calibration = Careful;
        set.Should().Throw<InvalidOperationException>().WithMessage("Tiny does not know its classes and preprocessing yet.*");
        untrained.Calibration = ModelCalibration.None;
    }
}
