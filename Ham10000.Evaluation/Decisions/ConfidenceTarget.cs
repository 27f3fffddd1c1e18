namespace Ham10000.Evaluation;

/// <summary>What a minimum confidence is chosen for.</summary>
public sealed record ConfidenceTarget
{
    private ConfidenceTarget(ConfidenceTargetKind kind, double value) => (Kind, Value) = (kind, value);

    /// <summary>What is asked for.</summary>
    public ConfidenceTargetKind Kind { get; }

    /// <summary>The share that is to be reached, or the confidence itself.</summary>
    public double Value { get; }

    /// <summary>At least this accuracy of the decided images, with as many decided as possible.</summary>
    /// <param name="atLeast">The share of right decisions, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static ConfidenceTarget Accuracy(double atLeast) => new(ConfidenceTargetKind.Accuracy, Share(atLeast));

    /// <summary>At least this share of images decided, the surest ones.</summary>
    /// <param name="atLeast">The share of decided images, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static ConfidenceTarget Coverage(double atLeast) => new(ConfidenceTargetKind.Coverage, Share(atLeast));

    /// <summary>This confidence.</summary>
    /// <param name="value">Below which probability of the decided class nothing is decided, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of range.</exception>
    public static ConfidenceTarget Confidence(double value) => new(ConfidenceTargetKind.Confidence, Share(value));

    /// <summary>What is asked for, such as <c>an accuracy of at least 0.9</c>.</summary>
    public override string ToString() => Kind switch
    {
        ConfidenceTargetKind.Accuracy => FormattableString.Invariant($"an accuracy of at least {Value:0.####}"),
        ConfidenceTargetKind.Coverage => FormattableString.Invariant($"a coverage of at least {Value:0.####}"),
        _ => FormattableString.Invariant($"a confidence of {Value:G4}"),
    };

    // Written so that NaN does not pass.
    private static double Share(double value) => value is > 0 and <= 1 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"Found {value}, expected a share above 0 and at most 1, such as 0.9."));
}
