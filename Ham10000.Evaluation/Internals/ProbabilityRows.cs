using System.Globalization;
using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>Checks of class probabilities and labels, and the decision they lead to.</summary>
internal static class ProbabilityRows
{
    // Room for the rounding of half-precision softmax; logits lie far outside it.
    private const double Tolerance = 1e-3;

    /// <summary>Throws where a batch cannot be counted; nothing is half-counted then.</summary>
    public static void Check<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> labels, int classCount)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (least, most) = (T.CreateChecked(-Tolerance), T.One + T.CreateChecked(Tolerance));
        if (classCount < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), $"Expected at least 2 classes, found {classCount}. A binary task has two columns of probabilities.");
        }

        if (probabilities.Length != (long)labels.Length * classCount)
        {
            throw new ArgumentException(
                $"Expected {labels.Length} × {classCount} = {(long)labels.Length * classCount} probabilities for {labels.Length} labels and {classCount} classes, found {probabilities.Length}. Pass one row of {classCount} values per label.",
                nameof(probabilities));
        }

        CheckLabels(labels, classCount);
        for (var i = 0; i < probabilities.Length; i++)
        {
            // Written so that NaN fails too.
            if (!(probabilities[i] >= least && probabilities[i] <= most))
            {
                throw new ArgumentException(
                    $"Probability of image {i / classCount}, class {i % classCount} is {probabilities[i].ToString(null, CultureInfo.InvariantCulture)}. Expected a number in [0, 1]; turn logits into probabilities first (Objective.Probabilities).",
                    nameof(probabilities));
            }
        }
    }

    /// <summary>Throws where a label names no class.</summary>
    public static void CheckLabels(ReadOnlySpan<int> labels, int classCount)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classCount)
            {
                throw new ArgumentOutOfRangeException(nameof(labels), $"Label of image {i} is {labels[i]}. Expected a class index from 0 to {classCount - 1}.");
            }
        }
    }

    /// <summary>The class with the largest probability; of several, the first, as NumPy's argmax.</summary>
    public static int Decide<T>(ReadOnlySpan<T> row)
        where T : struct, IFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Whether another class has the largest probability too.</summary>
    public static bool IsShared<T>(ReadOnlySpan<T> row, int decided)
        where T : struct, IFloatingPointIeee754<T> => row[(decided + 1)..].Contains(row[decided]);
}
