using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/isic2018.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class Isic2018GuideTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    [Fact]
    public void Submission_IsWritten()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var split = sample.Split;
        using var model = sample.Model();

        var predictions = Evaluator.Measure(model, split.Test).Predictions;
        IsicSubmission.From(predictions).Save("submission.csv");

        IsicSubmission.Read("submission.csv").ImageIds.Should().Equal(predictions.ImageIds);
    }

    [Fact]
    public void Submission_IsScored()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var set = new IsicCase(2);
        new IsicSubmission(set.Ids, set.Probabilities).Save("submission.csv");
        File.WriteAllText("truth.csv", set.TruthCsv());

        var score = IsicScorer.Score("submission.csv", "truth.csv");
        Console.WriteLine(score);
        Console.WriteLine($"balanced accuracy {score.BalancedAccuracy:P1}, melanoma recall {score.Classes[(int)Diagnosis.Mel].Recall:P1}");
        foreach (var image in score.UndecidedImages)
        {
            Console.WriteLine($"{image} is undecided, and counts as wrong");
        }

        score.BalancedAccuracy.Should().Be(score.MacroAverage.Recall);
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }
}
