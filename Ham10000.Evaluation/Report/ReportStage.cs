namespace Ham10000.Evaluation;

/// <summary>What the making of a <see cref="Report"/> is at.</summary>
public enum ReportStage
{
    /// <summary>The model answers for the test part.</summary>
    Test,

    /// <summary>The model answers for the validation part.</summary>
    Validation,

    /// <summary>Lesions are drawn for the intervals of all scores.</summary>
    Intervals,

    /// <summary>Lesions are drawn for the intervals of the groups.</summary>
    Subgroups,

    /// <summary>The mistakes that the model was surest of are explained.</summary>
    Mistakes,
}
