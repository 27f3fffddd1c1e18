using System.Text.Json;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class CrossValidatorTests(SmallSample sample) : IDisposable
{
    private static readonly KFoldOptions Three = new() { Folds = 3, Seed = 5, Validation = 0.25 };
    private readonly TemporaryFolder _folder = new();

    private CrossValidationOptions InFolder => new() { Folds = Three, Folder = _folder["cv"] };

    [Fact]
    public void Run_JudgesEveryImageByTheModelThatNeverSawIt()
    {
        var folds = sample.Data.KFold(Three);

        var result = CrossValidator.Run(SmallRecipe.Of(), folds);

        result.Folds.Select(fold => (fold.Repeat, fold.Fold)).Should().Equal((0, 0), (0, 1), (0, 2));
        result.OutOfFold.Should().ContainSingle().Which.Predictions.ImageIds.Should().BeEquivalentTo(sample.Data.Records.Select(record => record.ImageId));
        // The recipe run by hand on the second fold's split.
        using var alone = SmallRecipe.Of().Run(folds[1]);
        var second = result.Folds[1];
        second.Test.Predictions.ImageIds.Should().Equal(folds[1].Test.Records.Select(record => record.ImageId));
        second.Test.Predictions.Probabilities.ToArray().Should().Equal(alone.Test!.Predictions.Probabilities.ToArray());
        (second.Test.Loss, second.Test.BalancedAccuracyInterval, second.ValidationBalancedAccuracy, second.TrainingImages, second.ValidationImages, second.Epochs, second.StopReason, second.ModelPath)
            .Should().Be((alone.Test.Loss, alone.Test.BalancedAccuracyInterval, alone.Validation!.BalancedAccuracy, folds[1].Train.Count, folds[1].Validation.Count, 2, "All 2 epochs are done.", null));
    }

    [Fact]
    public void Run_GivesMeanAndSpreadOfTheFolds()
    {
        var result = CrossValidator.Run(SmallRecipe.Of(), sample.Data, new CrossValidationOptions { Folds = Three });

        double[] scores = [.. result.Folds.Select(fold => fold.Test.BalancedAccuracy)];
        result.BalancedAccuracy.Mean.Should().BeApproximately((scores[0] + scores[1] + scores[2]) / 3, 1e-12);
        (result.BalancedAccuracy.Minimum, result.BalancedAccuracy.Maximum).Should().Be((scores.Min(), scores.Max()));
        result.Loss.Mean.Should().BeApproximately(result.Folds.Average(fold => fold.Test.Loss), 1e-12);
        var all = result.OutOfFold[0];
        all.CrossEntropy.Should().BeApproximately(all.Predictions.Score(new LogLoss()), 1e-5);
        all.Accuracy.Should().BeApproximately(result.Folds.Sum(fold => fold.Test.Accuracy * fold.Test.Predictions.Count) / 42, 1e-12);
        result.TrainingTime.Should().Be(result.Folds[0].TrainingTime + result.Folds[1].TrainingTime + result.Folds[2].TrainingTime);
    }

    [Fact]
    public void Run_Repeated_PoolsEachRepeatOnItsOwn()
    {
        var result = CrossValidator.Run(SmallRecipe.Of(), sample.Data, new CrossValidationOptions { Folds = new KFoldOptions { Folds = 2, Repeats = 2, Validation = 0 }, Folder = _folder["repeated"] });

        result.Folds.Select(fold => (fold.Repeat, fold.Fold, fold.ValidationImages, fold.ValidationBalancedAccuracy)).Should().Equal((0, 0, 0, null), (0, 1, 0, null), (1, 0, 0, null), (1, 1, 0, null));
        result.OutOfFold.Should().HaveCount(2).And.OnlyContain(report => report.Predictions.Count == 42);
        Directory.GetDirectories(_folder["repeated"]).Select(Path.GetFileName).Should().BeEquivalentTo("repeat-0-fold-0", "repeat-0-fold-1", "repeat-1-fold-0", "repeat-1-fold-1");
        result.ToString().Should().Contain("\n0.1 ").And.Contain("\n1.0 ").And.Contain("out of fold, repeat 1: balanced accuracy ");
    }

    [Fact]
    public void Run_RefusedBeforeItKeepsAnything_LeavesNoFolderToAgreeWith()
    {
        var refused = SmallRecipe.Of() with { Training = SmallSample.Options with { BatchSize = 0 } };

        FluentActions.Invoking(() => CrossValidator.Run(refused, sample.Data, InFolder)).Should().Throw<ArgumentException>();

        Directory.Exists(_folder["cv"]).Should().BeFalse();
        Directory.CreateDirectory(_folder["cv"]);
        File.WriteAllText(_folder["cv", "mine.txt"], "");
        FluentActions.Invoking(() => CrossValidator.Run(refused, sample.Data, InFolder)).Should().Throw<ArgumentException>();
        Directory.GetFiles(_folder["cv"]).Should().Equal(_folder["cv", "mine.txt"]);
        CrossValidator.Run(SmallRecipe.Of(), sample.Data, InFolder).Folds.Should().HaveCount(3, "the settings of the refused call are forgotten");
    }

    [Fact]
    public void Run_FailedAfterItKeptSomething_KeepsItsSettings()
    {
        var failing = SmallRecipe.Of(callbacks: new Hooks { EpochEnd = context => { if (context.Epoch == 2) { throw new InvalidOperationException("It failed."); } } });

        FluentActions.Invoking(() => CrossValidator.Run(failing, sample.Data, InFolder)).Should().Throw<TrainingException>();

        File.Exists(_folder["cv", "settings.json"]).Should().BeTrue("a checkpoint of the first epoch is there");
    }

    [Fact]
    public void Run_AgainInItsFolder_ReadsFinishedFoldsBack()
    {
        var hooks = new Hooks();
        var recipe = SmallRecipe.Of(callbacks: hooks);
        var first = CrossValidator.Run(recipe, sample.Data, InFolder);
        hooks.Calls.Clear();
        var seen = new List<int>();

        var second = CrossValidator.Run(recipe, sample.Data, InFolder with { Progress = new Reports<FoldResult>(fold => seen.Add(fold.Fold)) });

        hooks.Calls.Should().BeEmpty("nothing is trained again");
        second.ToJson().Should().Be(first.ToJson());
        second.ToString().Should().Be(first.ToString());
        seen.Should().Equal(0, 1, 2);
        Directory.GetFileSystemEntries(_folder["cv"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder["cv"], path)).Should().BeEquivalentTo(
            "settings.json", "fold-0", "fold-0/result.json", "fold-0/model.safetensors", "fold-1", "fold-1/result.json", "fold-1/model.safetensors", "fold-2", "fold-2/result.json", "fold-2/model.safetensors");
        using var model = ImageModel.Load(second.Folds[2].ModelPath!);
        Evaluator.Measure(model, sample.Data.KFold(Three)[2].Test).Predictions.Probabilities.ToArray().Should().Equal(second.Folds[2].Test.Predictions.Probabilities.ToArray());
    }

    [Fact]
    public void Run_InterruptedInAFold_GoesOnInsideItAndEndsAlike()
    {
        using var stop = new CancellationTokenSource();
        var (steps, fits, stopAt) = (0, 0, int.MaxValue);
        var recipe = SmallRecipe.Of(callbacks: new Hooks
        {
            FitStart = _ => fits++,
            StepEnd = _ =>
            {
                if (++steps == stopAt)
                {
                    stop.Cancel();
                }
            },
        });
        var whole = CrossValidator.Run(recipe, sample.Data, new CrossValidationOptions { Folds = Three });
        var (all, killAt) = (steps, (steps / 3) + 2);
        (steps, stopAt) = (0, killAt);

        FluentActions.Invoking(() => CrossValidator.Run(recipe, sample.Data, InFolder with { CheckpointEverySteps = 1 }, stop.Token)).Should().Throw<OperationCanceledException>();
        Directory.Exists(Path.Combine(_folder["cv"], "fold-1", "checkpoints")).Should().BeTrue();
        File.Exists(Path.Combine(_folder["cv"], "fold-1", "result.json")).Should().BeFalse();
        (steps, fits) = (0, 0);
        var resumed = CrossValidator.Run(recipe, sample.Data, InFolder with { CheckpointEverySteps = 1 });

        steps.Should().Be(all - killAt, "the first fold and two steps of the second were done");
        fits.Should().Be(2);
        resumed.Folds.SelectMany(fold => fold.Test.Predictions.Probabilities.ToArray()).Should().Equal(whole.Folds.SelectMany(fold => fold.Test.Predictions.Probabilities.ToArray()));
        Directory.Exists(Path.Combine(_folder["cv"], "fold-1", "checkpoints")).Should().BeFalse();
    }

    [Fact]
    public void Run_InTheFolderOfOtherSettings_NamesTheDifferences()
    {
        CrossValidator.Run(SmallRecipe.Of(), sample.Data, InFolder);
        var other = SmallRecipe.Of();
        other = other with { Training = other.Training with { Epochs = 3, Optimizer = Optimizer.Adam(1e-3, weightDecay: 0.5), LoaderThreads = 2 } };

        var message = FluentActions.Invoking(() => CrossValidator.Run(other, sample.Data, InFolder with { Folds = Three with { Seed = 6 } })).Should().ThrowExactly<ArgumentException>().Which.Message.Split('\n');

        message[0].Should().Be($"'{_folder["cv"]}' holds a cross-validation with other settings:");
        message.Should().Contain("- TrainingOptions.Epochs: there 2, here 3");
        message.Should().ContainSingle(line => line.StartsWith("- TrainingOptions.Optimizer: there ") && line.Contains("WeightDecay = 0 }, here ") && line.EndsWith("WeightDecay = 0.5 }"));
        message.Where(line => line.StartsWith("- Images of repeat 0, fold ")).Should().HaveCount(3);
        message.Should().HaveCount(7, "what changes no weights may differ");
        message[^1].Should().Be("Go on with those, or choose another folder.");
    }

    [Fact]
    public void Run_InTheFolderOfOtherClassWeights_IsRefused()
    {
        static Recipe Weighted(Func<ImageSet, ClassWeights> weights)
        {
            var recipe = SmallRecipe.Of();
            return recipe with { Training = recipe.Training with { Epochs = 1, Loss = Loss.CrossEntropy(weights) } };
        }

        CrossValidator.Run(Weighted(ClassWeights.Balanced), sample.Data, InFolder);

        FluentActions.Invoking(() => CrossValidator.Run(Weighted(ClassWeights.SquareRoot), sample.Data, InFolder)).Should().ThrowExactly<ArgumentException>()
            .WithMessage("*- TrainingOptions.Loss: there *WeightsFrom = ClassWeights.Balanced*, here *WeightsFrom = ClassWeights.SquareRoot*");
    }

    [Fact]
    public void Run_DamagedResult_IsNamed()
    {
        CrossValidator.Run(SmallRecipe.Of(), sample.Data, InFolder);
        var file = Path.Combine(_folder["cv"], "fold-1", "result.json");
        File.WriteAllText(file, "{");

        FluentActions.Invoking(() => CrossValidator.Run(SmallRecipe.Of(), sample.Data, InFolder)).Should().ThrowExactly<FormatException>()
            .Which.Message.Should().StartWith($"'{file}' is damaged: ").And.EndWith(" Delete it to have its part done again.");
    }

    [Fact]
    public void Run_OfAModelOfTheCallers_TrainsItAnewOnEachFold()
    {
        var made = new List<ImageModel>();
        ImageModel Make(DataSplit split)
        {
            made.Add(SmallRecipe.Of().Build(split.ClassCount));
            return made[^1];
        }

        var folds = sample.Data.KFold(Three);
        var result = CrossValidator.Run("mine", Make, SmallRecipe.Of().Training with { Preprocessing = SmallRecipe.Of().Preprocessing }, folds);

        made.Should().HaveCount(3);
        result.Name.Should().Be("mine");
        result.Folds.SelectMany(fold => fold.Test.Predictions.Probabilities.ToArray()).Should().Equal(
            CrossValidator.Run(SmallRecipe.Of(), folds).Folds.SelectMany(fold => fold.Test.Predictions.Probabilities.ToArray()));
    }

    [Fact]
    public void Run_CallbacksOfAFold_AreMadeForItAlone()
    {
        var places = new List<string?>();
        CrossValidator.Run(SmallRecipe.Of(), sample.Data, InFolder with
        {
            KeepModels = false,
            Callbacks = place =>
            {
                places.Add(place.Folder);
                return [new CsvLogger(Path.Combine(place.Folder!, "log.csv"))];
            },
        });

        places.Should().Equal(_folder["cv/fold-0"], _folder["cv/fold-1"], _folder["cv/fold-2"]);
        places.Should().OnlyContain(place => File.ReadLines(Path.Combine(place!, "log.csv")).Count() == 3 && !File.Exists(Path.Combine(place!, "model.safetensors")));
    }

    [Fact]
    public void Run_WithTheCheckpointsOfOneFit_IsRefused()
    {
        var recipe = SmallRecipe.Of();
        recipe = recipe with { Training = recipe.Training with { Checkpoints = new CheckpointOptions { Folder = _folder["one"] } } };
        FluentActions.Invoking(() => CrossValidator.Run(recipe, sample.Data)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "TrainingOptions.Checkpoints names the folder of one fit, and several models are trained. Leave it null, and set the folder of the cross-validation or the ensemble.");
    }

    [Fact]
    public void ToJson_HoldsFoldsAndOutOfFoldReports()
    {
        var result = CrossValidator.Run(SmallRecipe.Of(), sample.Data, new CrossValidationOptions { Folds = Three });
        result.SaveJson(_folder["out/cv.json"]);

        var json = JsonDocument.Parse(File.ReadAllText(_folder["out/cv.json"])).RootElement;

        json.GetProperty("format").GetString().Should().Be("ham10000.cross-validation/1");
        json.GetProperty("folds").EnumerateArray().Select(fold => fold.GetProperty("balancedAccuracy").GetDouble()).Should().Equal(result.Folds.Select(fold => fold.Test.BalancedAccuracy));
        json.GetProperty("balancedAccuracy").GetProperty("standardDeviation").GetDouble().Should().Be(result.BalancedAccuracy.StandardDeviation);
        json.GetProperty("outOfFold")[0].GetProperty("predictions").GetArrayLength().Should().Be(42);
    }

    [Fact]
    public void ToString_IsATable()
    {
        static FoldResult Fold(int fold, float right) => new()
        {
            Repeat = 0,
            Fold = fold,
            TrainingImages = 5000,
            ValidationImages = 500,
            Epochs = 12,
            StopReason = "",
            TrainingTime = TimeSpan.FromSeconds(65 + fold),
            Test = new EvaluationReport(
                new Predictions(new LabelSchema("t", LabelKind.Binary, ["a", "b"]), [$"{fold}1", $"{fold}2"], ["x", $"y{fold}"], [0, 1], [1, 0, 1 - right, right]), new() { CrossEntropy = 0.5 + fold }),
        };
        FoldResult[] folds = [Fold(0, 1), Fold(1, 0)];

        new CrossValidationResult("Mine", folds, [folds[0].Test]).ToString().Should().Be("""
            Mine
            fold       train  val  test  epochs  time  acc %  bal acc %   loss
            ------------------------------------------------------------------
            0          5,000  500     2      12  1:05  100.0      100.0  0.500
            1          5,000  500     2      12  1:06   50.0       50.0  1.500
            ------------------------------------------------------------------
            mean                                 1:05   75.0       75.0  1.000
            deviation                                   35.4       35.4  0.707
            out of fold: balanced accuracy 1.000 (95 % interval 1.000 to 1.000), accuracy 1.000, 2 images

            """);
    }

    public void Dispose() => _folder.Dispose();
}
