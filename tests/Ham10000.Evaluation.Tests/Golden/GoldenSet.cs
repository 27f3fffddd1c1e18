using System.Globalization;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>Labels, lesions and probabilities made by the formula of generate_metrics.py.</summary>
internal sealed class GoldenSet
{
    private static readonly string[] AllNames = ["akiec", "bcc", "bkl", "df", "mel", "nv", "vasc", "a much longer class name", "ü"];
    private static readonly int[] AllDigits = [2, 3, 4, 0, 6];

    public GoldenSet(int number)
    {
        var random = new GoldenRandom((ulong)number);
        Number = number;
        ClassCount = 2 + random.Below(8);
        var n = 1 + random.Below(120);
        var special = random.Below(ClassCount);
        Labels = new int[n];
        Lesions = new string[n];
        Probabilities = new float[n * ClassCount];
        var lesion = 0;
        for (var i = 0; i < n; i++)
        {
            (Labels[i], var predicted) = Pair(random, special);
            Fill(random, predicted, Probabilities.AsSpan(i * ClassCount, ClassCount));
            lesion += random.Below(3) != 0 ? 1 : 0;
            Lesions[i] = lesion.ToString(CultureInfo.InvariantCulture);
        }
    }

    public int Number { get; }

    public int ClassCount { get; }

    public int[] Labels { get; }

    public string[] Lesions { get; }

    public float[] Probabilities { get; }

    public string[] Names => AllNames[..ClassCount];

    public ZeroDivision ZeroDivision => (Number / 8 % 8) switch
    {
        <= 2 => ZeroDivision.Zero,
        <= 6 => ZeroDivision.One,
        _ => ZeroDivision.NaN,
    };

    public int Digits => AllDigits[Number % 7 % 5];

    public int[]? Classes
    {
        get
        {
            if (Number % 5 != 4)
            {
                return null;
            }

            int[] classes = [.. Enumerable.Range(0, ClassCount).Where(c => ((Number >> 3 >> c) & 1) == 1)];
            classes = classes.Length == 0 ? [ClassCount - 1] : classes;
            return Number % 2 == 0 ? [.. classes.Reverse()] : classes;
        }
    }

    public Predictions ToPredictions() => new(new LabelSchema("golden", LabelKind.Multiclass, Names),
        [.. Enumerable.Range(0, Labels.Length).Select(i => $"image {i}")], Lesions, Labels, Probabilities);

    private (int Label, int Predicted) Pair(GoldenRandom random, int special)
    {
        var kind = Number % 8;
        var other = (special + 1) % ClassCount;
        var label = random.Below(ClassCount);
        var predicted = random.Below(ClassCount);
        if (random.Below(4) != 0 && kind != 0)
        {
            predicted = label;
        }

        label = kind switch
        {
            2 or 6 when label == special => other,
            4 or 5 => special,
            7 when random.Below(10) != 0 => special,
            _ => label,
        };
        predicted = kind switch
        {
            3 or 6 when predicted == special => other,
            5 => special,
            _ => predicted,
        };
        return (label, predicted);
    }

    private void Fill(GoldenRandom random, int predicted, Span<float> row)
    {
        var weights = new int[row.Length];
        for (var c = 0; c < row.Length; c++)
        {
            weights[c] = random.Below(1000);
        }

        weights[predicted] = 1000;
        if (Number % 8 is 0 or 1 && random.Below(11) == 0)
        {
            weights[random.Below(ClassCount)] = 1000;
        }

        double total = weights.Sum();
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = (float)(weights[c] / total);
        }
    }
}
