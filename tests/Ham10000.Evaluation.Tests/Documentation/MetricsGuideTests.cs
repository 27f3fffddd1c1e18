using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/metrics.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class MetricsGuideTests(SmallSample sample)
{
    [Fact]
    public void OverArrays_Scores()
    {
        int[] labels = [0, 1, 2, 2];
        double[] probabilities = [0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6, 0.5, 0.3, 0.2];

        var predicted = Scores.Decide(probabilities, classCount: 3);
        var balanced = Scores.BalancedAccuracy(labels, predicted);
        var macroAuc = Scores.RocAuc(labels, probabilities, classCount: 3);
        var sensitivities = Scores.RecallPerClass(labels, predicted, classCount: 3);
        var kappa = Scores.CohenKappa(labels, predicted);

        balanced.Should().BeApproximately(5 / 6.0, 1e-15);
        macroAuc.Should().Be(1);
        sensitivities.Should().Equal(1, 1, 0.5);
        kappa.Should().BeApproximately(7 / 11.0, 1e-15);
    }

    [Fact]
    public void BatchByBatch_MetricsGather()
    {
        var set = new IsicCase(2);
        var predictions = set.ToPredictions(0, 1, 2, 3, 4, 5, 6);
        (float[] Batch, int[] Truth)[] batches = [.. set.Labels.Chunk(16).Select((labels, b) => (predictions.Probabilities.Slice(b * 16 * 7, labels.Length * 7).ToArray(), labels))];

        var metric = new RocAuc();
        foreach (var (batch, truth) in batches)
        {
            metric.Update(batch, truth, classCount: 7);
        }

        Console.WriteLine($"{metric.Name}: {metric.Compute():F3}");

        metric.Compute().Should().Be(predictions.Score(new RocAuc()));
    }

    [Fact]
    public void InAnEvaluation_MetricsHaveTheirNames()
    {
        var split = sample.Split;
        using var model = sample.Model();

        var evaluation = Evaluator.Evaluate(model, split.Test, new EvaluationOptions
        {
            Metrics =
            [
                new BalancedAccuracy(TieRule.Undecided),
                new RocAuc(),
                new MatthewsCorrelation(),
                new ExpectedCalibrationError(),
                Recall.OfClass((int)Diagnosis.Mel, "mel"),
                Specificity.OfClass((int)Diagnosis.Mel, "mel"),
            ],
        });
        Console.WriteLine($"melanoma: sensitivity {evaluation.Metrics["recall of mel"]:P1}, specificity {evaluation.Metrics["specificity of mel"]:P1}");

        evaluation.Metrics.Keys.Should().Equal(
            "balanced accuracy, ties wrong", "macro ROC AUC", "Matthews correlation", "expected calibration error", "recall of mel", "specificity of mel");
    }

    [Fact]
    public void Curves_OfPredictions()
    {
        var predictions = new IsicCase(2).ToPredictions(0, 1, 2, 3, 4, 5, 6);

        var roc = RocCurve.Of(predictions, (int)Diagnosis.Mel);
        var precisionRecall = PrecisionRecallCurve.Of(predictions, (int)Diagnosis.Mel);
        var reliability = ReliabilityCurve.Of(predictions, bins: 15);

        Console.WriteLine($"melanoma: area {roc.Area:F3}, average precision {precisionRecall.AveragePrecision:F3} where chance gives {precisionRecall.Prevalence:F3}");
        foreach (var bin in reliability.Bins.Where(bin => bin.Count > 0))
        {
            Console.WriteLine($"said {bin.MeanProbability:P0}, was right in {bin.ObservedRate:P0} of {bin.Count} images");
        }

        roc.Area.Should().Be(predictions.Score(RocAuc.OfClass(4)));
        precisionRecall.AveragePrecision.Should().Be(predictions.Score(AveragePrecision.OfClass(4)));
        reliability.ExpectedCalibrationError.Should().Be(predictions.Score(new ExpectedCalibrationError()));
    }
}
