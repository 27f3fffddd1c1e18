using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>Computing them, and their text.</content>
public sealed partial record ScoreIntervals
{
    /// <summary>All scores and their intervals from one set of draws of lesions, the same as those of <see cref="Bootstrap"/> with equal options.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="options">How to draw; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ScoreIntervals Of(Predictions predictions, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        options ??= new BootstrapOptions();
        options.Validate(nameof(options));

        var lesions = new LesionIndex(predictions.LesionIds);
        var data = new AllScores.Prepared(lesions, predictions);
        var drawn = LesionResampling.Run(
            lesions.Count, AllScores.Place(predictions.Schema.ClassCount, 0), () => new AllScores(data), options, cancellationToken);
        return new ScoreIntervals
        {
            Resamples = options.Resamples,
            Accuracy = Interval(AllScores.Whole.Accuracy),
            BalancedAccuracy = Interval(AllScores.Whole.BalancedAccuracy),
            MacroF1 = Interval(AllScores.Whole.MacroF1),
            MacroRocAuc = Interval(AllScores.Whole.MacroRocAuc),
            MacroAveragePrecision = Interval(AllScores.Whole.MacroAveragePrecision),
            CohenKappa = Interval(AllScores.Whole.Kappa),
            MatthewsCorrelation = Interval(AllScores.Whole.Matthews),
            LogLoss = Interval(AllScores.Whole.LogLoss),
            BrierScore = Interval(AllScores.Whole.Brier),
            ExpectedCalibrationError = Interval(AllScores.Whole.Calibration),
            Classes = [.. predictions.Schema.ClassNames.Select((name, c) => OfClass(predictions, lesions, name, c, drawn))],
        };

        ConfidenceInterval Interval(AllScores.Whole score) => drawn.Interval((int)score);
    }

    /// <summary>A table for a console: a line per score of the whole, then a line per score of each class, each with its bounds; values with three decimals, and the share of the draws
    /// in which the score was defined where that is not all of them; at the end what an interval without width means, where there is one.</summary>
    public override string ToString()
    {
        var rows = new List<(string Name, ConfidenceInterval Interval)>
        {
            ("accuracy", Accuracy), ("balanced accuracy", BalancedAccuracy), ("macro F1", MacroF1), ("macro ROC AUC", MacroRocAuc),
            ("macro average precision", MacroAveragePrecision), ("Cohen's kappa", CohenKappa), ("Matthews correlation", MatthewsCorrelation),
            ("log loss", LogLoss), ("Brier score", BrierScore), ("expected calibration error", ExpectedCalibrationError),
        };
        rows.AddRange(Classes.SelectMany(c => new[]
        {
            ($"{c.Name} precision", c.Precision), ($"{c.Name} recall", c.Recall), ($"{c.Name} specificity", c.Specificity), ($"{c.Name} F1", c.F1),
            ($"{c.Name} ROC AUC", c.RocAuc), ($"{c.Name} average precision", c.AveragePrecision),
        }));
        var width = rows.Max(row => row.Name.Length);
        var text = new StringBuilder();
        foreach (var (name, interval) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {interval}\n");
        }

        return text.Append(rows.Exists(row => Display.HasNoWidth(row.Interval))
            ? "An interval without width is no certainty: where n lesions are all right, a share of up to about 3/n may still be missed.\n" : "").ToString();
    }

    private static ClassIntervals OfClass(Predictions predictions, LesionIndex lesions, string name, int c, ResampledScores drawn)
    {
        var (images, ofClass) = (0L, new HashSet<int>());
        for (var i = 0; i < predictions.Count; i++)
        {
            if (predictions.Labels[i] == c)
            {
                images++;
                ofClass.Add(lesions.LesionOf[i]);
            }
        }

        return new ClassIntervals
        {
            Name = name,
            Support = images,
            Lesions = ofClass.Count,
            Precision = Interval(AllScores.OfClass.Precision),
            Recall = Interval(AllScores.OfClass.Recall),
            Specificity = Interval(AllScores.OfClass.Specificity),
            F1 = Interval(AllScores.OfClass.F1),
            RocAuc = Interval(AllScores.OfClass.RocAuc),
            AveragePrecision = Interval(AllScores.OfClass.AveragePrecision),
        };

        ConfidenceInterval Interval(AllScores.OfClass score) => drawn.Interval(AllScores.Place(c, score));
    }
}
