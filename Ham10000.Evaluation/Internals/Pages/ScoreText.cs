namespace Ham10000.Evaluation;

/// <summary>Scores and their differences as a comparison shows them.</summary>
internal static class ScoreText
{
    private static readonly string[] Shares = ["accuracy", "recall", "sensitivity", "specificity", "precision", "calibration error"];

    /// <summary>Whether a score of this name is a share of images, shown in percent and its differences in hundredths.</summary>
    public static bool IsShare(string name) => !name.Contains("average precision", StringComparison.OrdinalIgnoreCase)
        && Shares.Any(share => name.Contains(share, StringComparison.OrdinalIgnoreCase));

    /// <summary>A difference with its sign and three decimals.</summary>
    public static string Signed(double difference) => Display.Number(difference, "+0.000;\u22120.000;0.000");

    /// <summary>The bounds of a difference with their signs; a dash where they are undefined.</summary>
    public static string Difference(ConfidenceInterval value, bool isShare = true) => !Display.HasBounds(value) ? Display.Missing
        : (isShare ? $"{Display.Points(value.Lower)} to {Display.Points(value.Upper)}" : $"{Signed(value.Lower)} to {Signed(value.Upper)}") + Display.Mark(value);
}
