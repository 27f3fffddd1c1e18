using System.Globalization;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What a model says about one image.</summary>
public sealed class Prediction
{
    internal Prediction(LabelSchema labels, ReadOnlySpan<float> probabilities, DecisionRule? rule = null)
    {
        var values = new double[probabilities.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = probabilities[i];
        }

        Labels = labels;
        Decision = (rule ?? DecisionRule.MostProbable).DecideChecked(labels, values);
        Probabilities = values;
        Ranked = [.. values.Select((p, i) => new ClassProbability(labels.ClassNames[i], p)).OrderByDescending(c => c.Probability)];
    }

    /// <summary>What was predicted: the target and its classes.</summary>
    public LabelSchema Labels { get; }

    /// <summary>One probability per class, 0 to 1, in the order of <see cref="LabelSchema.ClassNames"/>. They sum to 1.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>The classes from the most to the least probable; equal ones in the order of the labels.</summary>
    public IReadOnlyList<ClassProbability> Ranked { get; }

    /// <summary>The most probable class.</summary>
    public ClassProbability Best => Ranked[0];

    /// <summary>The class that the model's <see cref="DecisionRule"/> decides on, which need not be the most probable; null where it leaves the image undecided.
    /// Without a rule of its own the model decides on <see cref="Best"/>.</summary>
    public ClassProbability? Decision { get; }

    /// <summary>The classes with their probabilities in percent, the most probable first.</summary>
    /// <returns>For example <c>nv 81.2 %, mel 14.0 %, ...</c>.</returns>
    public override string ToString()
        => string.Join(", ", Ranked.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Class} {c.Probability * 100:F1} %")));
}
