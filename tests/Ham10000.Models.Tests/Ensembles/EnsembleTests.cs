using System.Text.Json.Nodes;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class EnsembleTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ImageModel> _models = [];

    public void Dispose()
    {
        _models.ForEach(model => model.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public void Of_Models_GivesTheMeanOfTheirProbabilities()
    {
        var (first, second, third) = (Tiny(1), Dense(2), Tiny(3));
        using var ensemble = Ensemble.Of([first, second, third]);
        Difference(ensemble, ([first, second, third], [1 / 3.0, 1 / 3.0, 1 / 3.0])).Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Of_WeightsAndTemperatures_CountAsTheyAreGiven()
    {
        var (first, second) = (Tiny(1), Dense(2));
        first.Calibration = new ModelCalibration { Temperature = 2 };
        second.Calibration = new ModelCalibration { Temperature = 0.5 };
        using var ensemble = Ensemble.Of([first, second], weights: [3, 1]);
        Difference(ensemble, ([first, second], [0.75, 0.25])).Should().BeLessThan(1e-6);
        ensemble.Calibration.Should().Be(ModelCalibration.None, "the members' temperatures are part of it");
    }

    [Fact]
    public void Of_BinaryModels_GivesTheMeanOfTheirProbabilities()
    {
        ImageModel[] models = [Keep(SmallModels.Binary(1)), Keep(SmallModels.Binary(2))];
        models[1].Calibration = new ModelCalibration { Temperature = 3 };
        using var ensemble = Ensemble.Of(models, weights: [1, 4]);
        ensemble.Outputs.Should().Be(1);
        Difference(ensemble, (models, [0.2, 0.8])).Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Of_ModelsWithOtherStatistics_GivesEachTheImagesOfItsTraining()
    {
        var first = Tiny(1);
        var second = Dense(2, SmallModels.Preprocessing with { Standardization = Standardization.ImageNet });
        var third = Dense(3, SmallModels.Preprocessing with { Standardization = Standardization.SymmetricUnitRange });
        using var ensemble = Ensemble.Of([first, second, third]);

        Difference(ensemble, ([first, second, third], [1 / 3.0, 1 / 3.0, 1 / 3.0])).Should().BeLessThan(1e-6);

        ensemble.Spec.Members.Select(member => member.Correction is null).Should().Equal(true, false, false);
    }

    [Fact]
    public void Of_ProbabilitiesThatUnderflow_LeavesLogitsFinite()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Tiny(1), Tiny(2));
        foreach (var model in new[] { first, second })
        {
            model.Calibration = new ModelCalibration { Temperature = ModelCalibration.SmallestTemperature };
        }

        using var ensemble = Ensemble.Of([first, second]);
        using var logits = ensemble.call(randn(4, 3, 8, 10) * 100);
        logits.isfinite().all().item<bool>().Should().BeTrue();
    }

    [Fact]
    public void Save_ThenLoad_GivesAnEqualEnsemble()
    {
        using var scope = NewDisposeScope();
        using var ensemble = Ensemble.Of([Tiny(1), Dense(2, SmallModels.Preprocessing with { Standardization = Standardization.ImageNet })], [2, 1], "Pair");
        ensemble.Calibration = new ModelCalibration { Temperature = 1.5, Decision = new DecisionRule { MinimumConfidence = 0.4 } };
        ensemble.Save(_folder["ensemble"]);

        using var loaded = ImageModel.Load(_folder["ensemble"]);

        loaded.Spec.Should().Be(ensemble.Spec);
        loaded.Calibration.Should().Be(ensemble.Calibration);
        loaded.TrainableParameterCount.Should().Be(0);
        var images = randn(3, 3, 8, 10);
        loaded.call(images).data<float>().ToArray().Should().Equal(ensemble.call(images).data<float>().ToArray());
        loaded.Save(_folder["again"]);
        File.ReadAllBytes(_folder["again"]).Should().Equal(File.ReadAllBytes(_folder["ensemble"]));
    }

    [Fact]
    public void FromJson_MemberWithAGap_IsAFormatError()
    {
        using var ensemble = Ensemble.Of([Tiny(1), Dense(2)]);
        var text = JsonNode.Parse(ensemble.Spec.ToJson())!;
        text["layers"]![0]!["members"]![1]!["model"]!["layers"]![0] = null;
        var read = () => ModelSpec.FromJson(text.ToJsonString());
        read.Should().ThrowExactly<ModelFormatException>().WithMessage("The model specification is not usable: A member of an ensemble is null, or has a layer or a change of its freezing that is. "
            + "It was damaged or written by a newer version of this library.");
    }

    [Fact]
    public void Of_TrainedModels_KeepsHowTheyWereTrained()
    {
        var (first, second) = (Tiny(1), Dense(2));
        using var untold = Ensemble.Of([first, second]);
        untold.TrainingSummary.Should().BeNull();
        second.TrainingSummary = new TrainingSummary().With(new FitSummary { Seed = 5, Epochs = 3 });

        using var ensemble = Ensemble.Of([first, second]);
        ensemble.Save(_folder["ensemble"]);
        using var loaded = ImageModel.Load(_folder["ensemble"]);

        loaded.TrainingSummary.Should().Be(new TrainingSummary { Members = [null, second.TrainingSummary] });
    }

    [Fact]
    public void Summary_Ensemble_ListsItsMembersAndCountsTheirParameters()
    {
        var (first, second) = (Tiny(1), Dense(2));
        using var ensemble = Ensemble.Of([first, second], weights: [3, 1]);

        ensemble.ParameterCount.Should().Be(first.ParameterCount + second.ParameterCount);
        ensemble.Summary().Should().Contain($"Total parameters: {ensemble.ParameterCount:N0}").And.Contain("Trainable parameters: 0");
        ensemble.Spec.ToString().Should().Contain("  Ensemble(0.75 Tiny, 0.25 Flat)");
    }

    [Fact]
    public void Train_Ensemble_StaysInEvaluationModeAndFrozen()
    {
        using var scope = NewDisposeScope();
        using var ensemble = Ensemble.Of([Tiny(1), Tiny(2)]);
        var images = randn(3, 3, 8, 10);
        var before = ensemble.call(images).data<float>().ToArray();

        ensemble.train();

        ensemble.call(images).data<float>().ToArray().Should().Equal(before, "dropout and batch norm of the members stay as they are");
        ensemble.TrainableParameters.Should().BeEmpty();
    }

    [Fact]
    public void Of_Models_CopiesTheirWeights()
    {
        using var scope = NewDisposeScope();
        using var first = SmallModels.Unsure(1);
        using var ensemble = Ensemble.Of([first, Tiny(2)]);
        var images = randn(3, 3, 8, 10);
        var before = ensemble.call(images).data<float>().ToArray();

        using (no_grad())
        {
            first.parameters().First().zero_();
        }

        ensemble.call(images).data<float>().ToArray().Should().Equal(before);
    }

    [Fact]
    public void Of_ModelsThatDoNotGoTogether_NamesWhichAndWhy()
    {
        using var sex = SmallModels.Binary(1);
        using var small = ModelBuilder.FromInput(4, 4).Named("Small").Flatten().Dense(7).Build(1);
        small.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing with { Height = 4, Width = 4, Resize = ResizeMode.Stretch });
        using var own = Dense(1, SmallModels.Preprocessing with { Standardization = Standardization.PerImage });
        using var pair = Ensemble.Of([Tiny(1), Tiny(2)]);

        var create = () => Ensemble.Of([Tiny(1), sex, small, own, pair], weights: [1, 1, 0]);

        create.Should().Throw<ArgumentException>().WithMessage("The ensemble cannot be used: "
            + "model 2, Two, predicts sex: female, male, and model 1 dx: akiec, bcc, bkl, df, mel, nv, vasc; "
            + "model 3, Small, takes images of 4×4, and model 1 of 8×10; "
            + "model 3, Small, was trained with Resize Stretch, and model 1 with Pad; "
            + "model 4, Flat, was trained with Standardization PerImageScalar, and model 1 with of fixed values; "
            + "model 5, Ensemble, is an ensemble itself; pass its members instead; "
            + "it has 3 weights for 5 models; weight 0 must be above 0 and finite.");
    }

    [Fact]
    public void Of_ModelThatReconstructs_SaysThatItCannot()
    {
        using var pictures = ModelBuilder.FromInput(8, 10).Named("Paints").Conv2d(3).Reconstruct().Build(1);
        pictures.SetTask(SmallModels.InUnitRange);
        var paints = () => Ensemble.Of([Tiny(1), pictures]);
        paints.Should().Throw<ArgumentException>().WithMessage("The ensemble cannot be used: model 2, Paints, reconstructs images and predicts no class.");
    }

    [Fact]
    public void Of_ModelsThatJoinPatientData_PassItOn()
    {
        var (alone, first, second) = (Tiny(1), Asks(2, age: 50), Asks(3, age: 50));
        using var ensemble = Ensemble.Of([alone, first, second]);
        ensemble.Save(_folder["ensemble"]);
        var facts = new PatientFacts { AgeYears = 70, Sex = "female" };

        foreach (var patient in new[] { null, facts })
        {
            var expected = new[] { alone, first, second }.Select(model => Says(model, model == alone ? null : patient)).ToList();
            var found = Says(ensemble, patient);
            found.Select((p, k) => Math.Abs(p - expected.Average(e => e[k]))).Max().Should().BeLessThan(1e-6);
            using var loaded = Predictor.Load(_folder["ensemble"]);
            loaded.Predict(Image(1), patient).Probabilities.Should().Equal(found);
        }
    }

    [Fact]
    public void Of_ModelsOfOtherPatientEncoders_NamesThem()
    {
        var create = () => Ensemble.Of([Tiny(1), Asks(2, age: 50), Asks(3, age: 51)]);
        create.Should().Throw<ArgumentException>().WithMessage("The ensemble cannot be used: model 3, Asks, encodes the ages of patients otherwise than a model before it; "
            + "train the members on the same images.");
    }

    [Fact]
    public void Of_ModelsWithModulesOfTheUser_MakesThemAnew_AndRefusesTwoFunctionsOfOneName()
    {
        static Flat Make() => new();
        var builder = ModelBuilder.FromInput(8, 10).Named("Own").Module("flat", Make).Dense(7);
        ImageModel[] models = [Own(builder, 1), Own(builder, 2)];
        using var ensemble = Ensemble.Of(models);
        ensemble.Save(_folder["ensemble"]);

        Difference(ensemble, (models, [0.5, 0.5])).Should().BeLessThan(1e-6);

        using var loaded = ImageModel.Load(_folder["ensemble"], modules: new() { ["flat"] = Make });
        loaded.Spec.Should().Be(ensemble.Spec);
        var create = () => Ensemble.Of([models[0], Own(ModelBuilder.FromInput(8, 10).Named("Own").Module("flat", () => new Flat()).Dense(7), 3)]);
        create.Should().Throw<ArgumentException>().WithMessage("The ensemble cannot be used: the models make module 'flat' by different functions; build or load them with the same one.");
    }

    [Fact]
    public void Of_OneModelOrNone_IsAnError()
    {
        var one = () => Ensemble.Of([Tiny(1)]);
        one.Should().Throw<ArgumentException>().WithMessage("The ensemble cannot be used: it has 1 model(s); expected at least 2.");
        using var untrained = SmallModels.Builder.Build(1);
        var unready = () => Ensemble.Of([Tiny(1), untrained]);
        unready.Should().Throw<InvalidOperationException>().WithMessage("Tiny does not know its classes and preprocessing yet.*");
    }

    [Fact]
    public void Of_ManyTimes_LeavesNoTensors()
    {
        var (first, second) = (Tiny(1), Tiny(2));
        Ensemble.Of([first, second]).Dispose();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
        {
            using var ensemble = Ensemble.Of([first, second]);
            using var images = zeros(1, 3, 8, 10);
            ensemble.call(images).Dispose();
        }

        Tensor.TotalCount.Should().BeLessThanOrEqualTo(before);
    }

    private static double Difference(ImageModel ensemble, (IReadOnlyList<ImageModel> Models, double[] Weights) expected)
    {
        RgbImage[] images = [.. Enumerable.Range(0, 6).Select(Image)];
        using var predictor = new Predictor(ensemble);
        var found = predictor.PredictMany(images);
        var members = expected.Models.Select(model => Probabilities(model, images)).ToList();
        return images.SelectMany((_, i) => found[i].Probabilities.Select((p, k) => Math.Abs(p - members.Zip(expected.Weights, (m, w) => m[i][k] * w).Sum()))).Max();
    }

    private static List<IReadOnlyList<double>> Probabilities(ImageModel model, RgbImage[] images)
    {
        using var predictor = new Predictor(model);
        return [.. predictor.PredictMany(images).Select(p => p.Probabilities)];
    }

    private static RgbImage Image(int seed)
    {
        var pixels = new byte[12 * 9 * RgbImage.Channels];
        new System.Random(seed).NextBytes(pixels);
        return new RgbImage(12, 9, pixels);
    }

    private static IReadOnlyList<double> Says(ImageModel model, PatientFacts? patient)
    {
        using var predictor = new Predictor(model);
        return predictor.Predict(Image(1), patient).Probabilities;
    }

    private ImageModel Asks(int seed, double age)
    {
        var model = Keep(ModelBuilder.FromInput(8, 10).Named("Asks").Flatten().JoinPatient().Dense(7).Build(seed));
        model.SetTask(LabelSchema.Diagnoses, SmallModels.InUnitRange, new PatientEncoder { AgeMeanYears = age, AgeDeviationYears = 10 });
        return model;
    }

    private ImageModel Own(ModelBuilder builder, int seed)
    {
        var model = Keep(builder.Build(seed));
        model.SetTask(LabelSchema.Diagnoses, SmallModels.InUnitRange);
        return model;
    }

    private ImageModel Tiny(int seed) => Keep(SmallModels.Unsure(seed));

    private ImageModel Dense(int seed, Preprocessing? preprocessing = null)
    {
        var model = Keep(ModelBuilder.FromInput(8, 10).Named("Flat").Flatten().Dense(7).Build(seed));
        model.SetTask(LabelSchema.Diagnoses, preprocessing ?? SmallModels.InUnitRange);
        return model;
    }

    private ImageModel Keep(ImageModel model)
    {
        _models.Add(model);
        return model;
    }

    private sealed class Flat() : nn.Module<Tensor, Tensor>("Flat")
    {
        public override Tensor forward(Tensor input) => input.flatten(1);
    }
}
