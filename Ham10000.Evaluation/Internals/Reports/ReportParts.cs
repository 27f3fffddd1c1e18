using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>The parts of a report that are computed from the predictions.</summary>
internal static class ReportParts
{
    private const int PictureSide = 300;

    public static ScoreIntervals Intervals(EvaluationReport test, ReportOptions options, CancellationToken cancellationToken) =>
        ScoreIntervals.Of(test.Predictions, options.Evaluation.Bootstrap, cancellationToken);

    public static SubgroupTable Subgroups(EvaluationReport test, ImageSet set, ReportOptions options, CancellationToken cancellationToken) =>
        SubgroupTable.Of(test.Predictions, set, (options.Subgroups ?? new SubgroupOptions()) with { Bootstrap = options.Evaluation.Bootstrap }, cancellationToken);

    /// <summary>How malignant is told from benign; null where the classes are no diagnoses.</summary>
    public static MalignancyReport? Malignancy(EvaluationReport test, ReportOptions options, CancellationToken cancellationToken) =>
        MalignancyReport.CanJudge(test.Predictions.Schema)
            ? MalignancyReport.Of(test.Predictions, test.DecisionOutcome?.Rule, options.Evaluation.Bootstrap, cancellationToken)
            : null;

    /// <summary>The surest mistakes with their pictures; a warning for what could not be had.</summary>
    public static IReadOnlyList<ExplainedMistake> Pictured(
        EvaluationReport test, ImageModel? model, ImageSet set, ReportOptions options, List<string> warnings, CancellationToken cancellationToken)
    {
        var found = Mistakes.MostConfident(test.Predictions, options.MistakesPerClass);
        if (found.Count == 0)
        {
            return [];
        }

        if (model is not null && options.ExplainsMistakes && Try(() => Mistakes.Explain(model, set, found, options.Explanation, PictureSide, cancellationToken), "explained", warnings) is { } explained)
        {
            return explained;
        }

        return Try(() => Plain(set, found, cancellationToken), "shown", warnings) ?? [];
    }

    // Hours of training are not lost over a picture, whatever went wrong with it.
    private static IReadOnlyList<ExplainedMistake>? Try(Func<IReadOnlyList<ExplainedMistake>> make, string what, List<string> warnings)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            warnings.Add($"The mistakes could not be {what}: {e.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    private static List<ExplainedMistake> Plain(ImageSet set, IReadOnlyList<Mistake> mistakes, CancellationToken cancellationToken)
    {
        var pictures = new List<ExplainedMistake>(mistakes.Count);
        foreach (var mistake in mistakes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var image = ImageDecoder.Decode(set.Records[mistake.Index].ImagePath, set.Sources.Decode);
            var scale = Math.Min(1, (double)PictureSide / Math.Max(image.Height, image.Width));
            pictures.Add(new ExplainedMistake(mistake, ImageResizer.Resize(image, Math.Max(1, (int)Math.Round(image.Height * scale)), Math.Max(1, (int)Math.Round(image.Width * scale))), null, ""));
        }

        return pictures;
    }
}
