using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>Runs of made-up predictions with every part that a report can have.</summary>
internal static class MadeUpRun
{
    public static readonly string[] Hostile = ["<b>&\"'", "a class whose name is longer than any axis of any figure has room for", "\u0001\uD83D\uDE00", "mel"];

    /// <summary>Predictions that are right a little more often than not.</summary>
    /// <param name="classNames">The classes.</param>
    /// <param name="images">How many images; two a lesion.</param>
    /// <param name="present">How many of the classes occur; all by default.</param>
    public static Predictions Predictions(IReadOnlyList<string> classNames, int images, int? present = null)
    {
        var k = classNames.Count;
        var random = new Random(5);
        var labels = Enumerable.Range(0, images).Select(i => i / 2 % (present ?? k)).ToArray();
        var rows = labels.SelectMany(label =>
        {
            var scores = Enumerable.Range(0, k).Select(c => Math.Exp((2 * random.NextDouble()) + (c == label ? 1 : 0))).ToArray();
            return scores.Select(score => (float)(score / scores.Sum()));
        }).ToArray();
        return new Predictions(new LabelSchema("dx", LabelKind.Multiclass, classNames),
            [.. Enumerable.Range(0, images).Select(i => $"i<{i}>")], [.. Enumerable.Range(0, images).Select(i => $"l&{i / 2}")], labels, rows);
    }

    public static Report Report(Predictions predictions, LeakageReport? leakage = null) => new()
    {
        Title = "Cnn <1>",
        Test = new EvaluationReport(predictions, new EvaluationReportOptions { SetName = "test", Bootstrap = new BootstrapOptions { Resamples = 20 }, Details = [new("model", "Cnn")] }),
        Curves = LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]),
        Intervals = Intervals(predictions),
        Subgroups = Groups(predictions.Schema.ClassNames),
        Leakage = leakage,
        Parts = [new PartSummary("train", 20, 10, [.. predictions.Schema.ClassNames.Select((_, i) => i)]), new PartSummary("test", 4, 2, [])],
        Mistakes =
        [
            new ExplainedMistake(new Mistake(0, "i<0>", "l&0", "mel", "nv", 0.97, 0.02), Picture(1), Picture(2), "Grad-CAM"),
            new ExplainedMistake(new Mistake(1, "i<1>", "l&0", "<nv>", "mel", 0.5, 0.25), Picture(3), null, ""),
        ],
        Settings = [new("seed", "1")],
        Versions = [new("<libtorch>", "1.13")],
        Malignancy = MalignancyReport.CanJudge(predictions.Schema) ? MalignancyReport.Of(predictions, bootstrap: new BootstrapOptions { Resamples = 20 }) : null,
        Warnings = ["Only <2> lesions have df."],
    };

    public static ScoreIntervals Intervals(Predictions predictions)
    {
        var matrix = predictions.ToConfusionMatrix();
        var nothing = new ConfidenceInterval(double.NaN, double.NaN, double.NaN, 0.95);
        return new ScoreIntervals
        {
            Resamples = 20,
            Accuracy = Around(matrix.Accuracy),
            BalancedAccuracy = Around(matrix.BalancedAccuracy),
            MacroF1 = nothing,
            MacroRocAuc = Around(0.9),
            MacroAveragePrecision = Around(0.8),
            CohenKappa = Around(0.7),
            MatthewsCorrelation = Around(0.6),
            LogLoss = Around(0.5),
            BrierScore = Around(0.4),
            ExpectedCalibrationError = Around(0.034),
            Classes =
            [
                .. predictions.Schema.ClassNames.Select((name, c) => new ClassIntervals
                {
                    Name = name, Support = matrix.Support(c), Lesions = (int)matrix.Support(c) / 2, Precision = nothing, Recall = Around((double)matrix[c, c] / matrix.Support(c)),
                    Specificity = Around(0.75), F1 = nothing, RocAuc = Around(0.875), AveragePrecision = nothing,
                }),
            ],
        };
    }

    public static SubgroupTable Groups(IReadOnlyList<string> classNames, IReadOnlyList<SubgroupGap>? gaps = null) => new()
    {
        ClassNames = classNames,
        Gaps = gaps ?? [],
        Groups = [Group(SubgroupKind.Age, "under <20>", 3, "Only 2 lesions; none of mel."), Group(SubgroupKind.Age, "20 to 39", 40, null), Group(SubgroupKind.Sex, "female", 40, null)],
    };

    private static Subgroup Group(SubgroupKind kind, string name, int images, string? warning) => new()
    {
        Kind = kind,
        Name = name,
        Images = images,
        Lesions = images,
        ClassCounts = [],
        Accuracy = Around(0.5),
        BalancedAccuracy = Around(double.NaN),
        MalignantSensitivity = Around(0.625),
        BenignSpecificity = null,
        Warning = warning,
    };

    private static ConfidenceInterval Around(double value) => new(value, value - 0.125, value + 0.125, 0.95);

    private static RgbImage Picture(byte grey) => new(6, 8, [.. Enumerable.Repeat(grey, 6 * 8 * 3)]);
}
