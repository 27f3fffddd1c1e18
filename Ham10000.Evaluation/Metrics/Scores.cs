namespace Ham10000.Evaluation;

/// <summary>Scores of plain arrays, in double precision: no model, no torch, no state.</summary>
/// <remarks>
/// <para>Labels and predicted classes are indices from 0. Probabilities are rows of one value per class, row after row. Every function that takes weights
/// counts an image as often as its weight says; without weights every image counts once. An image of weight 0 has no part.</para>
/// <para>Values equal scikit-learn 1.2's within rounding. What is undefined is NaN, or what a <see cref="ZeroDivision"/> says where a function takes one.
/// The same scores are gathered batch by batch by the <see cref="IMetric"/> of the same name.</para>
/// </remarks>
public static partial class Scores
{
    /// <summary>Stands for no class: where several share the largest probability and the rule is <see cref="TieRule.Undecided"/>. −1.</summary>
    public const int Undecided = -1;

    /// <summary>The class of every row: that of its largest probability.</summary>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="ties">What becomes of a row whose largest probability is shared. Default: the first class that has it.</param>
    /// <returns>A class index per row, or <see cref="Undecided"/>.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 classes, the last row is not whole, or a probability is not a number in [0, 1].</exception>
    public static int[] Decide(ReadOnlySpan<double> probabilities, int classCount, TieRule ties = TieRule.First)
    {
        var labels = new int[classCount < 1 ? 0 : probabilities.Length / classCount];
        ProbabilityRows.Check(probabilities, labels, classCount);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classCount, classCount);
            var decided = ProbabilityRows.Decide(row);
            labels[i] = ties == TieRule.Undecided && ProbabilityRows.IsShared(row, decided) ? Undecided : decided;
        }

        return labels;
    }
}
