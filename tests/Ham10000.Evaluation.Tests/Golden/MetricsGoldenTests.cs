using System.Security.Cryptography;
using System.Text;

namespace Ham10000.Evaluation.Tests;

/// <summary>Equality with scikit-learn 1.2 on 640 generated label sets; see generate_metrics.py.</summary>
public sealed class MetricsGoldenTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Golden_CoversEveryKind()
    {
        GoldenRecord.Sets.Should().HaveCount(640);
        GoldenRecord.Sets.Count(r => r.Text("sha256") is not null).Should().Be(560, "the others have undefined scores as NaN, which scikit-learn 1.2 does not know");
        GoldenRecord.Sets.Select(r => new GoldenSet(r.Int("set")).ClassCount).Distinct().Should().HaveCount(8);
        GoldenRecord.Sets.Count(r => new GoldenSet(r.Int("set")).Classes is not null).Should().Be(128);
    }

    [Fact]
    public void ConfusionMatrix_OnEverySet_EqualsScikitLearn()
    {
        foreach (var (record, set) in Sets())
        {
            var matrix = set.ToPredictions().ToConfusionMatrix();
            matrix.Cells.ToArray().Should().Equal(record.Longs("matrix"), "of set {0}", set.Number);
            matrix.Accuracy.Should().BeApproximately(record.Double("accuracy"), Tolerance, "of set {0}", set.Number);
            matrix.BalancedAccuracy.Should().BeApproximately(record.Double("balanced"), Tolerance, "of set {0}", set.Number);
        }
    }

    [Fact]
    public void ClassificationReport_OnEverySet_HasScikitLearnsValues()
    {
        foreach (var (record, set) in Sets())
        {
            var report = Report(set);
            Equal(report.Classes.Select(c => c.Precision), record.Doubles("precision"), set);
            Equal(report.Classes.Select(c => c.Recall), record.Doubles("recall"), set);
            Equal(report.Classes.Select(c => c.F1), record.Doubles("f1"), set);
            report.Classes.Select(c => c.Support).Should().Equal(record.Longs("support"), "of set {0}", set.Number);
            Equal(Scores(report.MacroAverage), record.Doubles("macro"), set);
            Equal(Scores(report.WeightedAverage), record.Doubles("weighted"), set);
            Equal(Scores(report.MicroAverage), record.Doubles("micro"), set);
        }
    }

    [Fact]
    public void ClassificationReport_OnEverySet_HasScikitLearnsText()
    {
        var compared = 0;
        foreach (var (record, set) in Sets())
        {
            if (record.Text("sha256") is not { } hash)
            {
                continue;
            }

            var text = Report(set).ToString(set.Digits);
            if (record.Text("text") is { } expected)
            {
                text.Should().Be(expected, "of set {0}", set.Number);
            }

            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))).Should().Be(hash, "of set {0}, whose text is\n{1}", set.Number, text);
            compared++;
        }

        compared.Should().Be(560);
    }

    [Fact]
    public void ConfusionMatrix_ToNumPyText_EqualsNumPys()
    {
        var records = Sets().Where(s => s.Record.Text("numpy") is not null).ToList();
        records.Should().HaveCount(56);
        foreach (var (record, set) in records)
        {
            set.ToPredictions().ToConfusionMatrix().ToNumPyText().Should().Be(record.Text("numpy"), "of set {0}", set.Number);
        }
    }

    [Fact]
    public void Metrics_OnEverySet_EqualScikitLearn()
    {
        foreach (var (record, set) in Sets())
        {
            var predictions = set.ToPredictions();
            Value(predictions, new Accuracy()).Should().BeApproximately(record.Double("accuracy"), Tolerance, "of set {0}", set.Number);
            Value(predictions, new BalancedAccuracy()).Should().BeApproximately(record.Double("balanced"), Tolerance, "of set {0}", set.Number);
            Value(predictions, new LogLoss()).Should().BeApproximately(record.Double("log_loss"), Tolerance, "of set {0}", set.Number);
            if (set.Classes is not null)
            {
                continue;
            }

            foreach (var averaging in Enum.GetValues<Averaging>())
            {
                double[] values =
                [
                    Value(predictions, new Precision(averaging, set.ZeroDivision)), Value(predictions, new Recall(averaging, set.ZeroDivision)),
                    Value(predictions, new F1Score(averaging, set.ZeroDivision)),
                ];
                Equal(values, record.Doubles(averaging.ToString().ToLowerInvariant()), set);
            }
        }
    }

    [Fact]
    public void Bootstrap_EqualsScikitLearnOverTheSameDraws()
    {
        GoldenRecord.Bootstraps.Should().HaveCount(18);
        foreach (var record in GoldenRecord.Bootstraps)
        {
            var options = new BootstrapOptions { Resamples = record.Int("resamples"), Seed = record.Int("seed"), Level = record.Double("level") };
            var interval = Bootstrap.BalancedAccuracy(new GoldenSet(record.Int("bootstrap")).ToPredictions(), options);
            interval.Level.Should().Be(options.Level);
            double[] found = [interval.Estimate, interval.Lower, interval.Upper];
            double[] expected = [record.Double("estimate"), record.Double("lower"), record.Double("upper")];
            found.Should().Equal(expected, (a, b) => Math.Abs(a - b) <= Tolerance, "of set {0}", record.Int("bootstrap"));
        }
    }

    private static IEnumerable<(GoldenRecord Record, GoldenSet Set)> Sets() => GoldenRecord.Sets.Select(r => (r, new GoldenSet(r.Int("set"))));

    private static ClassificationReport Report(GoldenSet set) =>
        new(set.ToPredictions().ToConfusionMatrix(), new ClassificationReportOptions { Classes = set.Classes, ZeroDivision = set.ZeroDivision });

    private static double Value(Predictions predictions, IMetric metric) => predictions.Score(metric);

    private static double[] Scores(ClassScores row) => [row.Precision, row.Recall, row.F1];

    private static void Equal(IEnumerable<double> found, double[] expected, GoldenSet set) =>
        found.Should().Equal(expected, (a, b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= Tolerance, "of set {0}", set.Number);
}
