namespace Ham10000.Evaluation;

/// <summary>A row of a <see cref="ForestFigure"/>.</summary>
/// <param name="Name">What the row is of.</param>
/// <param name="Value">The value with its interval.</param>
/// <param name="Note">How many images, say; below the name. Empty for none.</param>
internal sealed record ForestRow(string Name, ConfidenceInterval Value, string Note)
{
    /// <summary>The heading above the row where it differs from that of the row before; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Why the row must not be judged by its value; it is drawn faintly and marked. Null where nothing speaks against it.</summary>
    public string? Warning { get; init; }

    /// <summary>The class's look; null for the common one.</summary>
    public int? Look { get; init; }
}
