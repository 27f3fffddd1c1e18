using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class EvaluatorTests(SmallSample sample)
{
    [Fact]
    public void Evaluate_GivesWhatTheModelSays()
    {
        using var model = sample.Model();
        var report = Evaluator.Evaluate(model, sample.Split.Test, sample.Options);

        // Straight from the logits, in one batch and double precision.
        var (labels, logits) = Logits(model, sample.Split.Test);
        report.Predictions.ImageIds.Should().Equal(sample.Split.Test.Records.Select(r => r.ImageId));
        report.Predictions.LesionIds.Should().Equal(sample.Split.Test.Records.Select(r => r.LesionId));
        report.Predictions.Labels.ToArray().Should().Equal(labels);
        var probabilities = logits.SelectMany(Softmax).ToArray();
        report.Predictions.Probabilities.ToArray().Select(p => (double)p).Should().Equal(probabilities, (a, b) => Math.Abs(a - b) < 1e-5);
        report.CrossEntropy.Should().BeApproximately(labels.Select((l, i) => -Math.Log(Softmax(logits[i])[l])).Average(), 1e-5);
        report.SetName.Should().Be("test");
        report.Details.Select(d => d.Key).Should().Equal("model", "parameters", "backbone start", "input", "standardisation", "device");
        report.Details[3].Value.Should().Be("24 × 30 pixels (height × width), stretch, bicubic");
        report.Details[4].Value.Should().Be("mean 123.68 116.28 103.53, deviation 58.40 57.12 57.38 (grey levels)");
    }

    [Fact]
    public void Evaluate_AddsTheL2Penalty()
    {
        using var model = sample.Model();
        var report = Evaluator.Evaluate(model, sample.Split.Test, sample.Options);
        using var penalty = model.L2Penalty();
        report.L2Penalty.Should().Be(penalty!.item<float>()).And.BeGreaterThan(0);
        report.Loss.Should().Be(report.CrossEntropy + report.L2Penalty);
    }

    [Fact]
    public void Evaluate_InBatchesOfAnySize_ScoresTheSame()
    {
        using var model = sample.Model();
        var one = Evaluator.Measure(model, sample.Split.Test, sample.Options with { BatchSize = 1 });
        var all = Evaluator.Measure(model, sample.Split.Test, sample.Options with { BatchSize = 64 });
        one.Loss.Should().BeApproximately(all.Loss, 1e-5);
        one.Predictions.Probabilities.ToArray().Should().Equal(all.Predictions.Probabilities.ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        one.Accuracy.Should().Be(one.Predictions.ToConfusionMatrix().Accuracy);
        one.BalancedAccuracy.Should().Be(one.Predictions.ToConfusionMatrix().BalancedAccuracy);
    }

    [Fact]
    public void Evaluate_OnPartOfASet_SaysTheSameOfItsImages()
    {
        // Statistics of the images at hand would differ between these two sets.
        using var model = sample.Model();
        var before = model.Preprocessing;
        var whole = Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions;
        var part = Evaluator.Measure(model, ImageSet.FromRecords([sample.Split.Test.Records[2]]), sample.Options).Predictions;
        part.ProbabilitiesOf(0).ToArray().Should().Equal(whole.ProbabilitiesOf(2).ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        model.Preprocessing.Should().BeSameAs(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Evaluate_LeavesTheModelInItsMode(bool training)
    {
        using var model = sample.Model();
        model.train(training);
        var first = Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions.Probabilities.ToArray();
        var second = Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions.Probabilities.ToArray();
        second.Should().Equal(first, "dropout is off and batch norm keeps its statistics");
        model.training.Should().Be(training);
        model.HasTrained.Should().BeFalse();
        torch.is_grad_enabled().Should().BeTrue();
    }

    [Fact]
    public void Evaluate_Cancelled_StopsAndLeavesTheModelInItsMode()
    {
        using var model = sample.Model();
        model.train();
        using var source = new CancellationTokenSource();
        var seen = new List<EvaluationProgress>();
        var options = sample.Options with { Progress = new Report(p => { seen.Add(p); source.Cancel(); }) };
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test, options, source.Token)).Should().Throw<OperationCanceledException>();
        seen.Should().Equal(new EvaluationProgress(4, sample.Split.Test.Count));
        model.training.Should().BeTrue();
    }

    [Fact]
    public void Evaluate_WithMetrics_ReportsThem()
    {
        using var model = sample.Model();
        var used = new Accuracy();
        used.Update([1, 0], [0], 2);
        var report = Evaluator.Evaluate(model, sample.Split.Test, sample.Options with { Metrics = [used, new LogLoss(), new ImageCounter()] });
        report.Metrics.Keys.Should().Equal("accuracy", "log loss", "images");
        report.Metrics["accuracy"].Should().Be(report.Accuracy);
        report.Metrics["log loss"].Should().BeApproximately(report.CrossEntropy, 1e-5);
        report.Metrics["images"].Should().Be(sample.Split.Test.Count);
        used.Compute().Should().Be(1, "the caller's own metric is not touched");
    }

    [Fact]
    public void Evaluate_WithoutATask_IsRefused()
    {
        using var model = SmallSample.Untrained();
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test)).Should().ThrowExactly<InvalidOperationException>().Which.Message
            .Should().EndWith("does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
    }

    [Fact]
    public void Evaluate_OnOtherLabels_IsRefused()
    {
        using var model = SmallSample.Untrained();
        model.SetTask(new LabelSchema("site", LabelKind.Multiclass, ["a", "b", "c", "d", "e", "f", "g"]), sample.Fitted);
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The model predicts site: a, b, c, d, e, f, g, but the set 'test' is labelled dx: akiec, bcc, bkl, df, mel, nv, vasc. Evaluate it on a set with the labels that it was trained with. (Parameter 'set')");
    }

    [Fact]
    public void Evaluate_OnNothing_IsRefused()
    {
        using var model = sample.Model();
        FluentActions.Invoking(() => Evaluator.Evaluate(model, ImageSet.FromRecords([], "none"))).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().Be("The set 'none' has no image. Evaluate on at least one. (Parameter 'set')");
    }

    [Fact]
    public void Evaluate_WithBadOptions_NamesEveryProblem()
    {
        using var model = sample.Model();
        var options = new EvaluationOptions { BatchSize = 0, LoaderThreads = 65, Metrics = [new Accuracy(), new Accuracy()], Bootstrap = new BootstrapOptions { Level = 2 } };
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test, options)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "BatchSize is 0, expected 1 to 65536. LoaderThreads is 65, expected 1 to 64, or null for one. "
            + "Metrics holds 2 metrics named 'accuracy', expected different names. Level is 2, expected a number between 0 and 1, e.g. 0.95. (Parameter 'options')");
    }

    [Fact]
    public void Evaluate_WithWeightsThatAreNotFinite_NamesTheImage()
    {
        using var model = sample.Model();
        using (torch.no_grad())
        {
            model.parameters().Last().fill_(float.NaN);
        }

        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test, sample.Options)).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            $"The model's output for image '{sample.Split.Test.Records[0].ImageId}' is not a number. Its weights are not finite; load a checkpoint from before the training diverged.");
    }

    [Fact]
    public void Evaluate_LeavesNoTensorBehind()
    {
        using var model = sample.Model();
        Evaluator.Measure(model, sample.Split.Test, sample.Options);
        var before = LiveTensors();
        Evaluator.Measure(model, sample.Split.Test, sample.Options with { BatchSize = 1 });
        LiveTensors().Should().Be(before);
    }

    private static long LiveTensors() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    private (int[] Labels, double[][] Logits) Logits(ImageModel model, ImageSet set)
    {
        model.eval();
        using var loader = new BatchLoader(set, sample.Fitted, new LoaderOptions { BatchSize = set.Count }, sample.Options.Store);
        using var batch = loader.ReadEpoch(0).Single();
        using var nothing = torch.no_grad();
        using var logits = model.Forward(batch);
        var values = logits.data<float>().ToArray();
        return ([.. batch.Labels.ToArray().Select(l => (int)l)], [.. values.Chunk(7).Select(row => row.Select(v => (double)v).ToArray())]);
    }

    private static double[] Softmax(double[] logits)
    {
        var powers = logits.Select(Math.Exp).ToArray();
        return [.. powers.Select(p => p / powers.Sum())];
    }

    private sealed class Report(Action<EvaluationProgress> report) : IProgress<EvaluationProgress>
    {
        void IProgress<EvaluationProgress>.Report(EvaluationProgress value) => report(value);
    }

    /// <summary>A metric from outside the library.</summary>
    private sealed class ImageCounter : IMetric
    {
        private int _count;

        public string Name => "images";

        public bool HigherIsBetter => true;

        public void Reset() => _count = 0;

        public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _count += labels.Length;

        public double Compute() => _count;

        public IMetric Fresh() => new ImageCounter();
    }
}
