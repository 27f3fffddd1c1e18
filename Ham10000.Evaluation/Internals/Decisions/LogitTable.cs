namespace Ham10000.Evaluation;

/// <summary>Logits of every image, for one or several views of it, whose probabilities are averaged; and the truth.</summary>
/// <param name="Values">Image after image, in it view after view, in it class after class. Negative infinity for a probability of 0.</param>
/// <param name="Views">Views per image.</param>
/// <param name="Classes">Classes; a single logit stands beside a 0.</param>
/// <param name="Labels">The true class of every image.</param>
internal sealed record LogitTable(double[] Values, int Views, int Classes, int[] Labels)
{
    public int Count => Labels.Length;

    /// <summary>Logits of one view of an image.</summary>
    public ReadOnlySpan<double> Row(int image, int view) => Values.AsSpan(((image * Views) + view) * Classes, Classes);

    /// <summary>The logarithms of probabilities, which are logits up to a number per image that plays no part.</summary>
    public static LogitTable Of(Predictions predictions)
    {
        var probabilities = predictions.Probabilities;
        var values = new double[probabilities.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // What half-precision softmax rounds to below 0 is 0.
            values[i] = Math.Log(Math.Max(0, (double)probabilities[i]));
        }

        return new LogitTable(values, 1, predictions.Schema.ClassCount, predictions.Labels.ToArray());
    }

    /// <summary>The probabilities at a temperature, as predictions about the images of others.</summary>
    public Predictions ToPredictions(Predictions about, double temperature) => new(about.Schema, about.ImageIds, about.LesionIds, Labels, ToProbabilities(temperature));

    /// <summary>The mean over the views of softmax(logits / temperature), image after image.</summary>
    public float[] ToProbabilities(double temperature)
    {
        var result = new float[Count * Classes];
        var (row, sums) = (new double[Classes], new double[Classes]);
        for (var image = 0; image < Count; image++)
        {
            Array.Clear(sums);
            for (var view = 0; view < Views; view++)
            {
                Softmax(image, view, temperature, row);
                for (var c = 0; c < Classes; c++)
                {
                    sums[c] += row[c];
                }
            }

            for (var c = 0; c < Classes; c++)
            {
                result[(image * Classes) + c] = (float)(sums[c] / Views);
            }
        }

        return result;
    }

    private void Softmax(int image, int view, double temperature, double[] row)
    {
        var logits = Row(image, view);
        var largest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        if (double.IsNegativeInfinity(largest))
        {
            throw new ArgumentException($"Image {image} has no class with a probability above 0, so that no temperature can be applied.");
        }

        var total = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = Math.Exp((logits[c] - largest) / temperature);
            total += row[c];
        }

        for (var c = 0; c < row.Length; c++)
        {
            row[c] /= total;
        }
    }
}
