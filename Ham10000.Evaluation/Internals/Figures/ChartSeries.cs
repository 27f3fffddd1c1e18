namespace Ham10000.Evaluation;

/// <summary>A line of a chart: one value per epoch, NaN where there is none.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Style">Its class in the style sheet: <c>one</c> or <c>two</c>.</param>
/// <param name="Values">The values in the order of the epochs.</param>
internal sealed record ChartSeries(string Name, string Style, double[] Values)
{
    public bool HasValues => Values.Any(double.IsFinite);
}
