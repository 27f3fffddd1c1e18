using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>Makes a question of yes and no out of one of several classes: is an image of this class, or of any other?</summary>
internal static class OneAgainstRest
{
    /// <summary>Which images have the class, and the probability that each was given of having it.</summary>
    public static (bool[] Positives, double[] Scores) Of(Predictions predictions, int classIndex)
    {
        RequireClass(classIndex, predictions.Schema.ClassCount, nameof(classIndex));
        return (Positives(predictions.Labels, classIndex), Column(predictions.Probabilities, predictions.Schema.ClassCount, classIndex));
    }

    public static bool[] Positives(ReadOnlySpan<int> labels, int classIndex)
    {
        var positives = new bool[labels.Length];
        for (var i = 0; i < positives.Length; i++)
        {
            positives[i] = labels[i] == classIndex;
        }

        return positives;
    }

    public static double[] Column<T>(ReadOnlySpan<T> rows, int classCount, int classIndex)
        where T : struct, IFloatingPointIeee754<T>
    {
        var column = new double[rows.Length / classCount];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = double.CreateChecked(rows[(i * classCount) + classIndex]);
        }

        return column;
    }

    public static void RequireClass(int classIndex, int classCount, string parameter)
    {
        if ((uint)classIndex >= (uint)classCount)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Class index {classIndex} is out of range. Expected 0 to {classCount - 1}.");
        }
    }

    public static void RequireImages(ReadOnlySpan<bool> positives)
    {
        if (positives.IsEmpty)
        {
            throw new ArgumentException("Found no image. A curve needs at least one.", nameof(positives));
        }
    }
}
