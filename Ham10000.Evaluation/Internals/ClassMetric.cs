namespace Ham10000.Evaluation;

/// <summary>A ratio of one class.</summary>
internal sealed class ClassMetric : ConfusionMetric
{
    private readonly ScoreKind _kind;
    private readonly int _classIndex;
    private readonly string? _className;
    private readonly ZeroDivision _zeroDivision;

    public ClassMetric(ScoreKind kind, int classIndex, string? className, ZeroDivision zeroDivision)
    {
        (_kind, _classIndex, _className, _zeroDivision) = (kind, classIndex, className, zeroDivision);
        Name = NameOf(kind == ScoreKind.F1 ? "F1" : kind.ToString().ToLowerInvariant(), classIndex, className);
    }

    public override string Name { get; }

    private protected override int? ClassIndex => _classIndex;

    public override IMetric Fresh() => new ClassMetric(_kind, _classIndex, _className, _zeroDivision);

    /// <summary>Checks a class and gives the metric's name, such as <c>recall of mel</c>.</summary>
    public static string NameOf(string score, int classIndex, string? className)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classIndex);
        if (className is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(className);
        }

        return $"{score} of {className ?? $"class {classIndex}"}";
    }

    protected override double Score(ConfusionMatrix matrix) => new ScoreTable(matrix, [_classIndex], _zeroDivision).Of(_kind, 0);
}
