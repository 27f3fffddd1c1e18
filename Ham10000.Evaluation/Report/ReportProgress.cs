namespace Ham10000.Evaluation;

/// <summary>How far the making of a <see cref="Report"/> is.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">How much of that is done: images, or 0 and 1 for what is one piece.</param>
/// <param name="Total">How much there is.</param>
public readonly record struct ReportProgress(ReportStage Stage, int Done, int Total);
