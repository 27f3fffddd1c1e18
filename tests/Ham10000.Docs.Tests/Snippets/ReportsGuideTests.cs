using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/reports.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class ReportsGuideTests : WorkingFolder
{
    private static readonly string[] Files = ["model-card.md", "predictions.csv", "report.html", "report.json"];

    public ReportsGuideTests() =>
        HamSample.Create("sample", images: 70, seed: 1, new HamSampleOptions { Height = 48, Width = 60 });

    [Fact]
    public void MakeOne()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.2, test: 0.3, seed: 1));
        using var model = Trained(split, out var history);

        var report = Report.Create(model, split, history, new ReportOptions
        {
            Title = "MobileNet, first try",
            MistakesPerClass = 2,
            Evaluation = new EvaluationOptions { Bootstrap = new BootstrapOptions { Resamples = 500 } },
        });
        foreach (var path in report.Save("run"))
        {
            Console.WriteLine(path);
        }

        Directory.EnumerateFiles("run").Select(Path.GetFileName).Should().BeEquivalentTo(Files);
        Directory.EnumerateFiles(Path.Combine("run", "figures")).Should().NotBeEmpty().And.OnlyContain(path => path.EndsWith(".svg"));
    }

    [Fact]
    public void FromARecipe()
    {
        using var data = HamDataset.Open("sample");

        using var result = Recipes.BaselineCnn.WithEpochs(1).Run(data);
        var report = result.ToReport();
        report.Save("run");

        report.Title.Should().Be("BaselineCnn");
        File.Exists("run/report.html").Should().BeTrue();
    }

    [Fact]
    public void FromAnEvaluation()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.2, test: 0.3, seed: 1));
        using var model = Trained(split, out var history);

        var evaluation = Evaluator.Evaluate(model, split.Test);
        var report = Report.Of(evaluation, new ReportContext { Curves = history, Split = split, Model = model });

        report.Test.Should().BeSameAs(evaluation);
        report.Parts.Should().HaveCount(3);
    }

    [Fact]
    public void CompareTwo()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.2, test: 0.3, seed: 1));
        foreach (var day in (string[])["monday", "tuesday"])
        {
            using var model = Trained(split, out var history);
            Report.Create(model, split, history).SaveJson($"{day}/report.json");
        }

        var comparison = Report.Compare(Report.Load("monday/report.json"), Report.Load("tuesday/report.json"));
        Console.WriteLine(comparison);
        comparison.SaveHtml("comparison.html");
        comparison.SaveJson("comparison.json");

        comparison.Settings.Should().BeEmpty();
        File.Exists("comparison.html").Should().BeTrue();
    }

    [Fact]
    public void CompareRecipes()
    {
        using var data = HamDataset.Open("sample");
        Recipe[] recipes = [Recipes.BaselineCnn.WithEpochs(1).WithImageSize(32, 32)];

        var table = RecipeComparison.Run(recipes, data, result => result.ToReport().Save(Path.Combine("out", result.Recipe.Name)));
        Console.WriteLine(table);
        table.SaveCsv("out/comparison.csv");
        table.SaveHtml("out/comparison.html");

        File.Exists("out/BaselineCnn/report.html").Should().BeTrue();
        table.Rows.Single().TestMacroRocAuc.Should().BeInRange(0, 1);
    }

    [Fact]
    public void TableOfOnesOwn()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.2, test: 0.3, seed: 1));
        using var model = Trained(split, out var history);
        var evaluation = Evaluator.Evaluate(model, split.Test);

        var table = new ComparisonTable(
        [
            new ComparisonRow
            {
                Name = "MobileNet",
                Time = TimeSpan.FromSeconds(history.Epochs.Sum(e => e.Seconds)),
                TestAccuracy = evaluation.Accuracy,
                TestLoss = evaluation.Loss,
                TestBalancedAccuracy = evaluation.BalancedAccuracy,
                TestBalancedAccuracyInterval = evaluation.BalancedAccuracyInterval,
                TestPredictions = evaluation.Predictions,
                BackboneStart = "ImageNet",
                ReportLink = "MobileNet/report.html",
            },
        ]);

        table.ToHtml().Should().Contain("<a href=\"MobileNet/report.html\">MobileNet</a>");
    }

    private static ImageModel Trained(DataSplit split, out TrainingHistory history)
    {
        var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(split.LogitCount).Build(seed: 1);
        history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions { Epochs = 1, Threads = 1, Precision = NumericPrecision.Float32 });
        return model;
    }
}
