namespace Ham10000.Evaluation;

/// <summary>A line of a <see cref="LinePlot"/>.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Look">Its number in <see cref="ClassLook"/>.</param>
/// <param name="Value">What the legend says of it, such as its area with the interval; empty for nothing.</param>
/// <param name="Xs">Fractions across.</param>
/// <param name="Ys">Fractions up, as many; a point with a value that is not finite is left out.</param>
internal sealed record PlotLine(string Name, int Look, string Value, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys)
{
    /// <summary>What hovering tells at a point of the line.</summary>
    public Func<int, string>? Hover { get; init; }

    /// <summary>A point to mark, as fractions across and up, and what hovering tells there.</summary>
    public (double X, double Y, string Title)? Mark { get; init; }

    /// <summary>A height to mark at the plot's right edge, as fraction up, and what hovering tells there.</summary>
    public (double Y, string Title)? Level { get; init; }

    /// <summary>Whether the line stays at a point's height up to the next one.</summary>
    public bool IsStepped { get; init; }

    public bool HasPoints => Enumerable.Range(0, Xs.Count).Any(i => double.IsFinite(Xs[i]) && double.IsFinite(Ys[i]));
}
