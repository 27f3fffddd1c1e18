namespace Ham10000.Evaluation;

/// <summary>The ratios of a <see cref="ScoreTable"/>.</summary>
internal enum ScoreKind
{
    Precision,
    Recall,
    Specificity,
    F1,
}
