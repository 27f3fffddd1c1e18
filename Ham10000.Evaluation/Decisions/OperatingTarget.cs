namespace Ham10000.Evaluation;

/// <summary>What a threshold for one class is chosen for.</summary>
public sealed record OperatingTarget
{
    private OperatingTarget(OperatingTargetKind kind, string className, double value) => (Kind, ClassName, Value) = (kind, className, value);

    /// <summary>The class whose probability the threshold is for.</summary>
    public string ClassName { get; }

    /// <summary>What is asked for.</summary>
    public OperatingTargetKind Kind { get; }

    /// <summary>The share that is to be reached, or the threshold itself; NaN for <see cref="OperatingTargetKind.Youden"/>.</summary>
    public double Value { get; }

    /// <summary>At least this sensitivity, at the highest specificity that goes with it: the largest threshold that finds enough.</summary>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="atLeast">The share of its images to find, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static OperatingTarget Sensitivity(string className, double atLeast) => new(OperatingTargetKind.Sensitivity, Named(className), Share(atLeast));

    /// <summary>At least this specificity, at the highest sensitivity that goes with it.</summary>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="atLeast">The share of the other images to raise no alarm for, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static OperatingTarget Specificity(string className, double atLeast) => new(OperatingTargetKind.Specificity, Named(className), Share(atLeast));

    /// <summary>The largest sum of sensitivity and specificity; of equal ones, the most sensitive. Youden, "Index for rating diagnostic tests", Cancer 3(1), 1950.</summary>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    public static OperatingTarget Youden(string className) => new(OperatingTargetKind.Youden, Named(className), double.NaN);

    /// <summary>This threshold.</summary>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="value">From which probability the class is decided on, above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public static OperatingTarget Threshold(string className, double value) => new(OperatingTargetKind.Threshold, Named(className), Share(value));

    /// <summary>What is asked for, such as <c>mel at a specificity of at least 0.9</c>.</summary>
    public override string ToString() => Kind switch
    {
        OperatingTargetKind.Sensitivity => FormattableString.Invariant($"{ClassName} at a sensitivity of at least {Value:0.####}"),
        OperatingTargetKind.Specificity => FormattableString.Invariant($"{ClassName} at a specificity of at least {Value:0.####}"),
        OperatingTargetKind.Youden => $"{ClassName} at the largest sum of sensitivity and specificity",
        _ => FormattableString.Invariant($"{ClassName} from {Value:G4}"),
    };

    private static string Named(string className)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        return className;
    }

    // Written so that NaN does not pass.
    private static double Share(double value) => value is > 0 and <= 1 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"Found {value}, expected a share above 0 and at most 1, such as 0.9."));
}
