using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.EvaluationBench;

/// <summary>Predictions with the class shares and the lesions of HAM10000, about 80 % of them right, as text that every program can read.</summary>
internal static class MadeUpPredictions
{
    private static readonly int[] Shares = [327, 514, 1099, 115, 1113, 6705, 142];

    /// <summary>Writes a line per image: lesion, label, probabilities.</summary>
    public static void Write(string path, int images)
    {
        var random = new Random(1);
        var (lesion, left, label) = (0, 0, 0);
        using var file = new StreamWriter(path);
        for (var i = 0; i < images; i++)
        {
            if (left-- == 0)
            {
                // Three lesions in four have one image, as in HAM10000.
                (lesion, left, label) = (lesion + 1, random.Next(4) == 0 ? random.Next(1, 4) : 0, Draw(random));
            }

            file.WriteLine($"{lesion} {label} {string.Join(' ', Probabilities(random, label).Select(p => ((float)p).ToString("R", CultureInfo.InvariantCulture)))}");
        }
    }

    public static Predictions Read(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split(' ')).ToList();
        return new Predictions(LabelSchema.Diagnoses, [.. lines.Select((_, i) => $"image {i}")], [.. lines.Select(line => line[0])],
            [.. lines.Select(line => int.Parse(line[1]))], [.. lines.SelectMany(line => line.Skip(2).Select(p => float.Parse(p)))]);
    }

    private static int Draw(Random random)
    {
        var place = random.Next(Shares.Sum());
        var label = 0;
        while (place >= Shares[label])
        {
            place -= Shares[label++];
        }

        return label;
    }

    private static double[] Probabilities(Random random, int label)
    {
        double[] logits = [.. Shares.Select((_, c) => (2 * Normal(random)) + (c == label ? 4.5 : 0))];
        double[] powers = [.. logits.Select(Math.Exp)];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
