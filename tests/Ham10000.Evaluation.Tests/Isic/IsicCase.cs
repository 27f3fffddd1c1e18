using System.Globalization;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>A made-up submission and its truth, by the formula of generate_isic.py.</summary>
internal sealed class IsicCase
{
    private const int ClassCount = 7;

    // The columns of the files, each with the index of its diagnosis.
    private static readonly (string Name, int Diagnosis)[] Columns = [("MEL", 4), ("NV", 5), ("BCC", 1), ("AKIEC", 0), ("BKL", 2), ("DF", 3), ("VASC", 6)];

    public IsicCase(int number)
    {
        var random = new GoldenRandom(2_000_000 + (ulong)number);
        var n = 20 + random.Below(130);
        (Labels, Weights, Probabilities) = (new int[n], new double[n], new double[n * ClassCount]);
        Ids = [.. Enumerable.Range(0, n).Select(i => number % 2 == 1 && i == 3 ? IsicGroundTruth.ImageWithoutWeight : $"ISIC_{1_000_000 + i}")];
        for (var i = 0; i < n; i++)
        {
            Labels[i] = random.Below(number % 5 == 4 ? 5 : ClassCount);
            var parts = Enumerable.Range(0, ClassCount).Select(_ => random.Below(1000)).ToArray();
            parts[Labels[i]] = random.Below(3) != 0 ? 1500 + random.Below(4000) : parts[Labels[i]];
            if (random.Below(9) == 0)
            {
                parts[random.Below(ClassCount)] = parts.Max();
            }

            Weights[i] = number % 3 == 0 ? random.Below(3) / 2.0 : 1;
            for (var c = 0; c < ClassCount; c++)
            {
                Probabilities[(i * ClassCount) + c] = (double)parts[c] / (1 + parts.Sum());
            }
        }
    }

    public string[] Ids { get; }

    public int[] Labels { get; }

    public double[] Weights { get; }

    public double[] Probabilities { get; }

    /// <summary>The ground truth as its publisher writes it.</summary>
    public string TruthCsv()
    {
        var text = new StringBuilder("image,").AppendJoin(',', Columns.Select(c => c.Name)).Append(",score_weight,validation_weight\n");
        for (var i = 0; i < Ids.Length; i++)
        {
            text.Append(Ids[i]).Append(',').AppendJoin(',', Columns.Select(c => c.Diagnosis == Labels[i] ? "1.0" : "0.0"));
            text.Append(CultureInfo.InvariantCulture, $",{Weights[i]},1.0\n");
        }

        return text.ToString();
    }

    /// <summary>The predictions in single precision, their classes in another order.</summary>
    public Predictions ToPredictions(params int[] order) => new(
        new LabelSchema("dx", LabelKind.Multiclass, [.. order.Select(c => LabelSchema.Diagnoses.ClassNames[c])]), Ids, Ids,
        [.. Labels.Select(label => Array.IndexOf(order, label))],
        [.. Enumerable.Range(0, Probabilities.Length).Select(i => (float)Probabilities[i - (i % ClassCount) + order[i % ClassCount]])]);
}
