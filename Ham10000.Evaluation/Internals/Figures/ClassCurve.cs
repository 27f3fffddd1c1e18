namespace Ham10000.Evaluation;

/// <summary>What a figure draws of one class.</summary>
/// <typeparam name="T">The kind of curve.</typeparam>
/// <param name="Name">The class.</param>
/// <param name="Index">Its index.</param>
/// <param name="Curve">Its curve.</param>
/// <param name="Area">Its area with the interval; null where no interval was drawn.</param>
internal sealed record ClassCurve<T>(string Name, int Index, T Curve, ConfidenceInterval? Area)
{
    /// <summary>Where on the curve's axes the class is as decided by the largest probability; null where it is not known.</summary>
    public (double X, double Y)? Decided { get; init; }

    /// <summary>The area as the legend shows it.</summary>
    public string Legend(double area) => Display.Interval(Area ?? new ConfidenceInterval(area, double.NaN, double.NaN, 0));
}
