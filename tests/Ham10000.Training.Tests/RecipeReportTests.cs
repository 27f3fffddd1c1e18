using Ham10000.Evaluation;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class RecipeReportTests(SmallSample sample) : IDisposable
{
    private static readonly ReportOptions Quick = new() { MistakesPerClass = 1, Evaluation = new EvaluationOptions { Bootstrap = new BootstrapOptions { Resamples = 50 } } };
    private readonly TemporaryFolder _folder = new();

    private static Recipe Small => Recipes.Cnn.WithImageSize(24, 32).WithEpochs(1) is var recipe ? recipe with { Training = recipe.Training with { Threads = 1, Seed = 7, Precision = NumericPrecision.Float32 } } : null!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ToReport_HoldsTheRunAndTheSettingsThatRepeatIt()
    {
        using var result = Small.Run(sample.Data);

        var report = result.ToReport(Quick);

        report.Title.Should().Be("Cnn");
        report.Test.Should().BeSameAs(result.Test, "nothing is evaluated again");
        report.Validation.Should().BeSameAs(result.Validation);
        report.Curves.Should().BeSameAs(result.History);
        report.Mistakes.Should().NotBeEmpty().And.OnlyContain(m => m.Overlay != null && m.Method == "Grad-CAM");
        report.Subgroups!.Groups.Should().NotBeEmpty();
        report.Intervals!.BalancedAccuracy.Estimate.Should().Be(result.Test!.BalancedAccuracy);
        var settings = report.Settings.ToDictionary();
        settings.Should().Contain("Epochs", "1").And.Contain("BatchSize", "10").And.Contain("Seed", "7").And.Contain("Threads", "1").And.Contain("ended", "All 1 epochs are done.");
        settings["recipe"].Should().StartWith("Cnn: three convolutions");
        settings["rows"].Should().Be($"{result.Report!.Kept} kept of {result.Report.Rows}");
        settings["Optimizer"].Should().Contain("Adam").And.Contain("0.0001");
        settings.Keys.Should().Contain(["cleaning", "split", "architecture", "Augmentation", "Sampling", "Precision"]);
        report.Settings.Select(s => s.Value).Should().NotContain(value => value.Contains(Path.GetTempPath()));
    }

    [Fact]
    public void ToReport_WhereExplainingFails_KeepsEverythingElseAndWarns()
    {
        using var result = Small.Run(sample.Data);

        var report = result.ToReport(Quick with { Explanation = new ExplanationOptions { Layer = "no such layer" } });

        report.Warnings.Should().Contain(w => w.StartsWith("The mistakes could not be explained: ") && w.Contains("no such layer"));
        report.Mistakes.Should().NotBeEmpty().And.OnlyContain(m => m.Overlay == null && m.Method == "" && m.Image.Width > 0);
        report.Test.Should().BeSameAs(result.Test);
    }

    [Fact]
    public void ToReport_AfterACancellation_SaysWhatToDo()
    {
        using var stop = new CancellationTokenSource();
        var recipe = Small with { Training = Small.Training with { Callbacks = [new Hooks { StepEnd = _ => stop.Cancel() }] } };
        using var result = recipe.Run(sample.Data, stop.Token);

        result.Invoking(r => r.ToReport()).Should().Throw<InvalidOperationException>().WithMessage("Cnn was cancelled before it was judged (Cancelled in epoch 1 of 1, after step *). Evaluate the model with Report.Create, or run the recipe to its end.");
    }

    [Fact]
    public void History_SavedAndLoaded_KeepsItsSettings()
    {
        using var result = Small.Run(sample.Data);
        result.History.SaveJson(_folder["history.json"]);

        TrainingHistory.LoadJson(_folder["history.json"]).Settings.Should().Equal(result.History.Settings).And.NotBeEmpty();
    }

    [Fact]
    public void Run_WithACallbackThatCannotBeTold_TrainsAllTheSame()
    {
        var recipe = Small with { Training = Small.Training with { Callbacks = [new Untold()] } };
        using var result = recipe.Run(sample.Data);

        result.History.Settings.Should().Contain(new KeyValuePair<string, string>("options", "cannot be told: Untold has none yet")).And.Contain(s => s.Key == "Threads");
    }

    [Fact]
    public void ToReport_TwiceTheSameRun_ComparesWithoutADifferenceInSettings()
    {
        using var one = Small.Run(sample.Data);
        using var two = Small.Run(sample.Data);
        one.ToReport(Quick).SaveJson(_folder["one.json"]);

        var comparison = Evaluation.Report.Compare(Evaluation.Report.Load(_folder["one.json"]), two.ToReport(Quick));

        comparison.Settings.Should().BeEmpty();
        comparison.Versions.Should().BeEmpty();
        comparison.BalancedAccuracy.Difference.Estimate.Should().Be(0, "the same seed and threads give the same weights");
    }

    private sealed class Untold : TrainingCallback
    {
        public int Setting
        {
            get => throw new InvalidOperationException($"{GetType().Name} has none yet");
            set { }
        }
    }
}
