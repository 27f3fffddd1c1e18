namespace Ham10000.Evaluation;

/// <summary>What a <see cref="ClassificationReport"/> shows, and what it does with undefined scores.</summary>
public sealed record ClassificationReportOptions
{
    /// <summary>What a score with an empty denominator counts as. Default 0, as in scikit-learn.</summary>
    public ZeroDivision ZeroDivision { get; init; } = ZeroDivision.Zero;

    /// <summary>The indices of the classes to show, in this order; null, the default, shows all. Averages are over the classes shown.</summary>
    public IReadOnlyList<int>? Classes { get; init; }
}
