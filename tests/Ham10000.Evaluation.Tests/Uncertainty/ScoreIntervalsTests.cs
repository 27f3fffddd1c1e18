using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class ScoreIntervalsTests
{
    private const double Tolerance = 1e-12;

    private static readonly Predictions Some = new GoldenSet(16).ToPredictions();

    private static string FilePath => Path.Combine(AppContext.BaseDirectory, "Golden", "intervals.jsonl");

    public static TheoryData<string> Golden => Lines("intervals");

    public static TheoryData<string> Corrected => Lines("corrected");

    [Theory]
    [MemberData(nameof(Golden))]
    public void Of_OverTheSameDraws_EqualsScikitLearn(string line)
    {
        var record = JsonDocument.Parse(line).RootElement;
        var set = new GoldenSet(record.GetProperty("intervals").GetInt32());
        var options = Options(record);

        var found = ScoreIntervals.Of(set.ToPredictions(), options);

        var all = All(found).ToList();
        var expected = Expected(record);
        all.Should().HaveCount(expected.Length).And.HaveCount(10 + (6 * set.ClassCount));
        for (var score = 0; score < all.Count; score++)
        {
            double[] values = [all[score].Estimate, all[score].Lower, all[score].Upper, all[score].DefinedShare];
            values.Should().Equal(expected[score], Same, "of score {0} of set {1}", score, set.Number);
            all[score].Level.Should().Be(options.Level);
        }

        found.Resamples.Should().Be(options.Resamples);
    }

    [Theory]
    [MemberData(nameof(Corrected))]
    public void Of_BiasCorrectedAccelerated_EqualsScipy(string line)
    {
        var record = JsonDocument.Parse(line).RootElement;
        var set = new GoldenSet(record.GetProperty("corrected").GetInt32());
        string[] ids = [.. set.Labels.Select((_, i) => $"image {i}")];
        var single = new Predictions(set.ToPredictions().Schema, ids, ids, set.Labels, set.Probabilities);

        var found = ScoreIntervals.Of(single, Options(record) with { Method = BootstrapMethod.BiasCorrectedAccelerated });

        var expected = Expected(record);
        foreach (var (interval, values) in new[] { found.Accuracy, found.LogLoss, found.BrierScore }.Zip(expected))
        {
            double[] here = [interval.Estimate, interval.Lower, interval.Upper];
            here.Should().Equal(values, Same, "of set {0}", set.Number);
        }
    }

    [Fact]
    public void Golden_CoversWhatItShould()
    {
        Golden.Should().HaveCount(18);
        Corrected.Should().HaveCount(6);
        var scores = File.ReadLines(FilePath).Take(18).SelectMany(line => Expected(JsonDocument.Parse(line).RootElement)).ToList();
        scores.Should().Contain(score => double.IsNaN(score[0]), "some scores are undefined");
        scores.Should().Contain(score => score[3] > 0 && score[3] < 1, "some are undefined in some draws");
    }

    [Fact]
    public void Estimates_OfAnySet_AreThoseOfTheMetrics()
    {
        foreach (var record in GoldenRecord.Sets.Where(record => record.Int("set") % 3 == 0))
        {
            var predictions = new GoldenSet(record.Int("set")).ToPredictions();
            IMetric[] metrics =
            [
                new Accuracy(), new BalancedAccuracy(), new F1Score(zeroDivision: ZeroDivision.NaN), new RocAuc(), new AveragePrecision(), new CohenKappa(), new MatthewsCorrelation(),
                new LogLoss(), new BrierScore(), new ExpectedCalibrationError(),
                .. Enumerable.Range(0, predictions.Schema.ClassCount).SelectMany(c => new[]
                {
                    Precision.OfClass(c, zeroDivision: ZeroDivision.NaN), Recall.OfClass(c, zeroDivision: ZeroDivision.NaN), Specificity.OfClass(c, zeroDivision: ZeroDivision.NaN),
                    F1Score.OfClass(c, zeroDivision: ZeroDivision.NaN), RocAuc.OfClass(c), AveragePrecision.OfClass(c),
                }),
            ];
            var found = All(ScoreIntervals.Of(predictions, new BootstrapOptions { Resamples = 1, Threads = 1 })).Select(interval => interval.Estimate);
            found.Should().Equal(metrics.Select(predictions.Score), Same, "of set {0}", record.Int("set"));
        }
    }

    [Fact]
    public void Of_DrawsAsBootstrapDoes()
    {
        var options = new BootstrapOptions { Resamples = 300, Seed = 5 };
        var found = ScoreIntervals.Of(Some, options);
        found.BalancedAccuracy.Should().Be(Bootstrap.BalancedAccuracy(Some, options));
        found.Accuracy.Should().Be(Bootstrap.Interval(Some, matrix => matrix.Accuracy, options));
        Near(found.LogLoss, Bootstrap.Interval(Some, new LogLoss(), options));
        Near(found.MacroF1, Bootstrap.Interval(Some, new F1Score(zeroDivision: ZeroDivision.NaN), options));
    }

    [Fact]
    public void Of_WithAnyNumberOfThreads_IsTheSame()
    {
        var options = new BootstrapOptions { Resamples = 200, Method = BootstrapMethod.BiasCorrectedAccelerated };
        All(ScoreIntervals.Of(Some, options with { Threads = 5 })).Should().Equal(All(ScoreIntervals.Of(Some, options with { Threads = 1 })));
    }

    [Fact]
    public void Of_OneClassAlone_LeavesUndefinedWhatItHasNot()
    {
        var found = ScoreIntervals.Of(Two(["1", "2", "3", "4"], [0, 0, 0, 0], [1, 0, 1, 0, 1, 0, 0, 1]), new BootstrapOptions { Resamples = 50 });
        found.Accuracy.Estimate.Should().Be(0.75);
        found.MacroRocAuc.Should().Be(new ConfidenceInterval(double.NaN, double.NaN, double.NaN, 0.95) { DefinedShare = 0 });
        found.MatthewsCorrelation.Estimate.Should().Be(double.NaN);
        found.CohenKappa.Estimate.Should().Be(0);
        found.Classes.Select(c => (c.Name, c.Support, c.Lesions)).Should().Equal(("a", 4, 4), ("b", 0, 0));
        found.Classes[1].Recall.DefinedShare.Should().Be(0);
        found.Classes[1].Precision.DefinedShare.Should().BeInRange(0.01, 0.99);
        found.Classes[0].Specificity.Estimate.Should().Be(double.NaN);
    }

    [Fact]
    public void Of_ProbabilitiesThatAreAllOne_CountsTiesHalf()
    {
        var found = ScoreIntervals.Of(Two(["1", "2", "3", "4"], [0, 0, 1, 1], [1, 0, 1, 0, 1, 0, 1, 0]), new BootstrapOptions { Resamples = 50 });
        found.MacroRocAuc.Estimate.Should().Be(0.5);
        (found.MacroRocAuc.Lower, found.MacroRocAuc.Upper).Should().Be((0.5, 0.5));
        found.Classes[0].AveragePrecision.Estimate.Should().Be(0.5, "one threshold at which everything is taken");
        found.ExpectedCalibrationError.Estimate.Should().Be(0.5, "it is always sure and right half of the time");
        found.BrierScore.Estimate.Should().Be(1);
    }

    [Fact]
    public void Of_BadOptionsOrCancelled_Throws()
    {
        FluentActions.Invoking(() => ScoreIntervals.Of(Some, new BootstrapOptions { Resamples = 0, Method = (BootstrapMethod)7 })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Resamples is 0, expected at least 1. Method is 7, expected Percentile or BiasCorrectedAccelerated. (Parameter 'options')");
        FluentActions.Invoking(() => ScoreIntervals.Of(Some, cancellationToken: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void ToString_HasALinePerScore()
    {
        var lines = ScoreIntervals.Of(Two(["1", "1", "2", "2"], [0, 1, 0, 1], [1, 0, 0, 1, 1, 0, 0, 1])).ToString().TrimEnd().Split('\n');
        lines.Should().HaveCount(23);
        lines[0].Should().Be("accuracy                    1.000 (95 % interval 1.000 to 1.000)");
        lines[^2].Should().Be("b average precision         1.000 (95 % interval 1.000 to 1.000)");
        lines[^1].Should().Be("An interval without width is no certainty: where n lesions are all right, a share of up to about 3/n may still be missed.");
    }

    internal static IEnumerable<ConfidenceInterval> All(ScoreIntervals scores) =>
    [
        scores.Accuracy, scores.BalancedAccuracy, scores.MacroF1, scores.MacroRocAuc, scores.MacroAveragePrecision, scores.CohenKappa, scores.MatthewsCorrelation,
        scores.LogLoss, scores.BrierScore, scores.ExpectedCalibrationError,
        .. scores.Classes.SelectMany(c => new[] { c.Precision, c.Recall, c.Specificity, c.F1, c.RocAuc, c.AveragePrecision }),
    ];

    private static TheoryData<string> Lines(string kind) =>
        [.. File.ReadLines(FilePath).Where(line => line.StartsWith($"{{\"{kind}\"", StringComparison.Ordinal))];

    private static BootstrapOptions Options(JsonElement record) => new()
    {
        Resamples = record.GetProperty("resamples").GetInt32(),
        Seed = record.GetProperty("seed").GetInt32(),
        Level = record.GetProperty("level").GetDouble(),
    };

    private static double[][] Expected(JsonElement record) => [.. record.GetProperty("scores").EnumerateArray()
        .Select(score => score.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()).ToArray())];

    private static bool Same(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= Tolerance;

    private static void Near(ConfidenceInterval found, ConfidenceInterval expected)
    {
        double[] values = [found.Estimate, found.Lower, found.Upper, found.DefinedShare];
        values.Should().Equal([expected.Estimate, expected.Lower, expected.Upper, expected.DefinedShare], Same);
    }

    private static Predictions Two(string[] lesions, int[] labels, float[] probabilities) =>
        new(new LabelSchema("t", LabelKind.Binary, ["a", "b"]), [.. lesions.Select((_, i) => $"image {i}")], lesions, labels, probabilities);
}
