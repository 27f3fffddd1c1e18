using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>The parts of a report that are computed from the predictions.</summary>
internal static class ReportParts
{
    public static ScoreIntervals? Intervals(EvaluationReport test, ReportOptions options, CancellationToken cancellationToken) => null;

    public static SubgroupTable? Subgroups(EvaluationReport test, ImageSet set, ReportOptions options, CancellationToken cancellationToken) => null;

    public static IReadOnlyList<ExplainedMistake> Mistakes(
        EvaluationReport test, ImageModel? model, ImageSet set, ReportOptions options, List<string> warnings, CancellationToken cancellationToken) => [];
}
