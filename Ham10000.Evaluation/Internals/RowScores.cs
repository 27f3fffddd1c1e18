using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>What one row of probabilities scores.</summary>
internal static class RowScores
{
    /// <summary>The machine epsilon of float32 and float64, at which scikit-learn clips what it takes the logarithm of.</summary>
    public const double SingleEpsilon = 1.0 / (1 << 23);
    public const double DoubleEpsilon = 1.0 / (1L << 52);

    /// <summary>The negative logarithm of the label's share, after every probability was clipped to [ε, 1 − ε].</summary>
    public static double LogLoss<T>(ReadOnlySpan<T> row, int label, double epsilon)
        where T : struct, IFloatingPointIeee754<T>
    {
        var total = 0.0;
        foreach (var probability in row)
        {
            total += Clip(double.CreateChecked(probability), epsilon);
        }

        return -Math.Log(Clip(double.CreateChecked(row[label]), epsilon) / total);
    }

    /// <summary>The squared distance of the row from the truth, summed over the classes.</summary>
    public static double Brier<T>(ReadOnlySpan<T> row, int label)
        where T : struct, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            var difference = double.CreateChecked(row[c]) - (c == label ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Whether fewer than k classes rank before the label; of equal probabilities, the later class does, as in scikit-learn.</summary>
    public static bool IsAmongTop<T>(ReadOnlySpan<T> row, int label, int k)
        where T : struct, IFloatingPointIeee754<T>
    {
        var before = 0;
        for (var c = 0; c < row.Length; c++)
        {
            before += row[c] > row[label] || (row[c] == row[label] && c > label) ? 1 : 0;
        }

        return before < k;
    }

    private static double Clip(double probability, double epsilon) => Math.Clamp(probability, epsilon, 1 - epsilon);
}
