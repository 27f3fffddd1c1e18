namespace Ham10000.Training.Internals;

/// <summary>A line of a <see cref="LineChart"/>; the style is a class of the chart's style sheet.</summary>
internal sealed record LineSeries(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);
