using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class EnsembleTrainerTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private EnsembleTrainingOptions InFolder => new() { Folder = _folder["ensemble"] };

    [Fact]
    public void Run_TwoArchitectures_SaysTheMeanAndItsGains()
    {
        using var result = EnsembleTrainer.Run([SmallRecipe.Of(), SmallRecipe.Of("Wide", 8)], sample.Split, new EnsembleTrainingOptions { Weights = [3, 1], Name = "Both" });

        result.Members.Select(member => (member.Name, member.Epochs, member.ModelPath)).Should().Equal(("Small", 2, null), ("Wide", 2, null));
        using var alone = SmallRecipe.Of("Wide", 8).Run(sample.Split);
        result.Members[1].Test!.Predictions.Probabilities.ToArray().Should().Equal(alone.Test!.Predictions.Probabilities.ToArray());
        var (first, second) = (result.Members[0].Test!.Predictions.Probabilities.ToArray(), result.Members[1].Test!.Predictions.Probabilities.ToArray());
        result.Test!.Predictions.Probabilities.ToArray().Should().Equal(first.Zip(second, (a, b) => (0.75f * a) + (0.25f * b)), (a, b) => Math.Abs(a - b) < 1e-5);
        result.Validation!.Predictions.Count.Should().Be(sample.Split.Validation.Count);
        result.Gains.Should().Equal(result.Members.Select(member => PairedBootstrap.BalancedAccuracy(result.Test.Predictions, member.Test!.Predictions)));
        result.ToString().Split('\n').Should().Equal(
            $"Small  test: balanced accuracy {result.Members[0].Test!.BalancedAccuracyInterval}, accuracy {Text(result.Members[0].Test!)}",
            $"Wide   test: balanced accuracy {result.Members[1].Test!.BalancedAccuracyInterval}, accuracy {Text(result.Members[1].Test!)}",
            $"Both   test: balanced accuracy {result.Test.BalancedAccuracyInterval}, accuracy {Text(result.Test)}",
            $"Both over Small: {result.Gains[0]}",
            $"Both over Wide: {result.Gains[1]}",
            "");
    }

    [Fact]
    public void Run_NoEvaluationOptions_JudgesAsTheMembersAgree()
    {
        var views = new EvaluationOptions { TestTimeAugmentation = TestTimeAugmentation.Flips };
        Recipe[] agreed = [SmallRecipe.Of() with { Evaluation = views }, SmallRecipe.Of("Wide", 8) with { Evaluation = views }];
        using var one = agreed[0].Run(sample.Split);
        using var plain = SmallRecipe.Of().Run(sample.Split);

        using var alike = EnsembleTrainer.Run(agreed, sample.Split);
        using var mixed = EnsembleTrainer.Run([agreed[0], SmallRecipe.Of("Wide", 8)], sample.Split);
        using var asked = EnsembleTrainer.Run(agreed, sample.Split, new EnsembleTrainingOptions { Evaluation = new() });

        Probabilities(alike).Should().Equal(one.Test!.Predictions.Probabilities.ToArray());
        Probabilities(mixed).Should().Equal(plain.Test!.Predictions.Probabilities.ToArray(), "the members do not agree");
        Probabilities(asked).Should().Equal(plain.Test.Predictions.Probabilities.ToArray());

        static float[] Probabilities(EnsembleResult result) => result.Members[0].Test!.Predictions.Probabilities.ToArray();
    }

    [Fact]
    public void Run_InterruptedAndAgain_LoadsFinishedMembersAndEndsAlike()
    {
        using var stop = new CancellationTokenSource();
        var (steps, stopAt) = (0, int.MaxValue);
        var hooks = new Hooks
        {
            StepEnd = _ =>
            {
                if (++steps == stopAt)
                {
                    stop.Cancel();
                }
            },
        };
        Recipe[] members = [SmallRecipe.Of(callbacks: hooks), SmallRecipe.Of("Wide", 8, hooks)];
        using var whole = EnsembleTrainer.Run(members, sample.Split);
        var all = steps;
        (steps, stopAt) = (0, (all / 2) + 3);

        FluentActions.Invoking(() => EnsembleTrainer.Run(members, sample.Split, InFolder with { CheckpointEverySteps = 1 }, stop.Token)).Should().Throw<OperationCanceledException>();
        using var resumed = EnsembleTrainer.Run(members, sample.Split, InFolder with { CheckpointEverySteps = 1 });
        steps.Should().Be(all, "no step is made twice");
        using var read = EnsembleTrainer.Run(members, sample.Split, InFolder);

        steps.Should().Be(all, "nothing is trained again");
        resumed.Test!.Predictions.Probabilities.ToArray().Should().Equal(whole.Test!.Predictions.Probabilities.ToArray());
        read.Test!.Predictions.Probabilities.ToArray().Should().Equal(whole.Test.Predictions.Probabilities.ToArray());
        read.Members.Select(member => (member.Name, member.Epochs, member.StopReason)).Should().Equal(("Small", 2, "All 2 epochs are done."), ("Wide", 2, "All 2 epochs are done."));
        read.Members.Should().OnlyContain(member => File.Exists(member.ModelPath));
        Directory.GetFileSystemEntries(_folder["ensemble/member-2"]).Select(Path.GetFileName).Should().BeEquivalentTo("model.safetensors", "result.json");
    }

    [Fact]
    public void Run_OfMembersThatDoNotGoTogether_IsRefusedBeforeItTrains()
    {
        var hooks = new Hooks();
        Recipe[] members = [SmallRecipe.Of(callbacks: hooks), SmallRecipe.Of("Large", 8, hooks).WithImageSize(32, 32)];

        FluentActions.Invoking(() => EnsembleTrainer.Run(members, sample.Split, new EnsembleTrainingOptions { Weights = [1, 0, 1] })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("The ensemble cannot be used: model 2, Large, takes images of 32×32, and model 1 of 24×30; it has 3 weights for 2 models; weight 0 must be above 0 and finite.");
        FluentActions.Invoking(() => EnsembleTrainer.Run(members[..1].Append(members[0]).ToList(), sample.Split, new EnsembleTrainingOptions { Evaluation = new() { BatchSize = 0 } }))
            .Should().ThrowExactly<ArgumentException>().WithMessage("BatchSize is 0, expected 1 to 65536. (Parameter 'options')");
        hooks.Calls.Should().BeEmpty();
    }

    [Fact]
    public void Run_FoldsOfATrainingPart_AreJudgedByItsTestPart()
    {
        var folds = sample.Split.Train.KFold(new KFoldOptions { Folds = 2, Validation = 0 });

        using var result = EnsembleTrainer.Run(SmallRecipe.Of(), folds, sample.Split.Test);

        result.Members.Select(member => member.Name).Should().Equal("Small, fold 0", "Small, fold 1");
        result.Members[0].Test!.Predictions.Probabilities.ToArray().Should().NotEqual(result.Members[1].Test!.Predictions.Probabilities.ToArray(), "they saw other images");
        (result.Validation, result.Test!.Predictions.Count).Should().Be((null, sample.Split.Test.Count));
        using var unjudged = EnsembleTrainer.Run(SmallRecipe.Of(), folds, null);
        (unjudged.Test, unjudged.Gains.Count).Should().Be((null, 0));
        unjudged.ToString().Should().Be("Small, fold 0  not judged\nSmall, fold 1  not judged\nEnsemble       not judged\n");
    }

    [Fact]
    public void Run_FoldsThatHaveLesionsOfTheTest_AreRefused()
    {
        var message = FluentActions.Invoking(() => EnsembleTrainer.Run(SmallRecipe.Of(), sample.Data.KFold(), sample.Split.Test)).Should().ThrowExactly<ArgumentException>().Which.Message;
        message.Should().Be($"{sample.Split.Test.Count} of {sample.Split.Test.Count} test images show a lesion that members are trained on. Make the folds of a training part alone, with ImageSet.KFold. (Parameter 'test')");
    }

    [Fact]
    public void Run_OneMember_IsRefused() => FluentActions.Invoking(() => EnsembleTrainer.Run([SmallRecipe.Of()], sample.Split)).Should().ThrowExactly<ArgumentException>()
        .WithMessage("An ensemble needs at least 2 members, found 1. Train a single recipe with its Run.");

    [Fact]
    public void Run_InTheFolderOfOtherMembers_NamesTheDifferences()
    {
        using (EnsembleTrainer.Run([SmallRecipe.Of(), SmallRecipe.Of("Wide", 8)], sample.Split, InFolder))
        {
        }

        FluentActions.Invoking(() => EnsembleTrainer.Run([SmallRecipe.Of(), SmallRecipe.Of("Wide", 6)], sample.Split, InFolder)).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().StartWith($"'{_folder["ensemble"]}' holds a training of an ensemble with other settings:\n- Member 2, Architecture: there {{").And.EndWith("}\nGo on with those, or choose another folder.");
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(EvaluationReport report) => FormattableString.Invariant($"{report.Accuracy:F3}");
}
