using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Whether two models differ in how many images they have right, by <see cref="McNemar"/>.</summary>
public sealed record McNemarResult
{
    /// <summary>The images that both have right.</summary>
    public required long BothRight { get; init; }

    /// <summary>The images that the first alone has right.</summary>
    public required long OnlyFirstRight { get; init; }

    /// <summary>The images that the second alone has right.</summary>
    public required long OnlySecondRight { get; init; }

    /// <summary>The images that both have wrong.</summary>
    public required long BothWrong { get; init; }

    /// <summary>The number of lesions.</summary>
    public required int Lesions { get; init; }

    /// <summary>The lesions of which the models have different numbers of images right: those that the test of lesions rests on.</summary>
    public required int DiscordantLesions { get; init; }

    /// <summary>What was computed; never <see cref="McNemarMethod.Automatic"/>.</summary>
    public required McNemarMethod Method { get; init; }

    /// <summary>The chi-squared value with one degree of freedom, NaN where nothing differs; of the exact methods <see cref="OnlyFirstRight"/> less <see cref="OnlySecondRight"/>.</summary>
    public required double Statistic { get; init; }

    /// <summary>How likely models of equal accuracy differ at least as much, in [0, 1], for either to be the better one; NaN where the statistic is.</summary>
    public required double PValue { get; init; }

    /// <summary>The accuracy of the first less that of the second.</summary>
    public double AccuracyDifference => (double)(OnlyFirstRight - OnlySecondRight) / (BothRight + OnlyFirstRight + OnlySecondRight + BothWrong);

    /// <summary>Counts and p-value, e.g. <c>31 images right by the first alone, 12 by the second alone: p = 0.0053 (chi-squared 7.77, lesions as units)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Display.Plural(OnlyFirstRight, "image")} right by the first alone, {Display.Count(OnlySecondRight)} by the second alone: {Probability} ({MethodText})");

    /// <summary>The p-value, e.g. <c>p = 0.0053</c>.</summary>
    internal string Probability => PValue < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {PValue:0.0000}");

    /// <summary>The method in words.</summary>
    internal string MethodText => Method switch
    {
        McNemarMethod.LesionExact => "exact, lesions as units",
        McNemarMethod.LesionChiSquared => string.Create(CultureInfo.InvariantCulture, $"chi-squared {Statistic:0.00}, lesions as units"),
        McNemarMethod.Exact => "exact, images as units",
        McNemarMethod.ChiSquared => string.Create(CultureInfo.InvariantCulture, $"chi-squared {Statistic:0.00}, images as units"),
        _ => string.Create(CultureInfo.InvariantCulture, $"chi-squared {Statistic:0.00} with correction, images as units"),
    };
}
