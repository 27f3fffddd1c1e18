using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>How often a model errs on the images that it is surest of, as more and more of them are decided on.</summary>
/// <remarks>Confidence is the probability of the class that is decided on, which is what <see cref="DecisionRule.MinimumConfidence"/> is compared with. The lists have one entry per
/// different confidence, the highest first: images of equal confidence are decided on together. El-Yaniv and Wiener, "On the Foundations of Noise-free
/// Selective Classification", JMLR 11, 2010; Geifman and El-Yaniv, "Selective Classification for Deep Neural Networks", NIPS 2017.</remarks>
public sealed partial class RiskCoverageCurve
{
    private RiskCoverageCurve(IReadOnlyList<double> confidences, IReadOnlyList<double> coverages, IReadOnlyList<double> risks) =>
        (Confidences, Coverages, Risks) = (confidences, coverages, risks);

    /// <summary>The least confidence that is still decided on, descending, in [0, 1].</summary>
    public IReadOnlyList<double> Confidences { get; }

    /// <summary>The share of all images that are decided on then, ascending; the last is 1, or less where the rule leaves images undecided at any confidence.</summary>
    public IReadOnlyList<double> Coverages { get; }

    /// <summary>The share of the decided images that were given a wrong class; the last is the error rate.</summary>
    public IReadOnlyList<double> Risks { get; }

    /// <summary>The area under the curve (AURC): the mean risk as images are decided on one by one, the surest first, in [0, 1]; 0 is perfect. Of images of equal confidence, the mean over
    /// all orders. NaN where none can be decided on.</summary>
    public required double Area { get; init; }

    /// <summary>By how much <see cref="Area"/> exceeds that of a model with the same errors which is surer of every right decision than of any wrong one (E-AURC). Geifman, Uziel and El-Yaniv,
    /// "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", ICLR 2019.</summary>
    public required double ExcessArea { get; init; }

    /// <summary>All images.</summary>
    public required int Count { get; init; }

    /// <summary>The curve of predictions.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="rule">What decides on a class; its minimum confidence plays no part. Null for the most probable.</param>
    /// <exception cref="ArgumentException">The rule does not fit the classes.</exception>
    public static RiskCoverageCurve Of(Predictions predictions, DecisionRule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var decided = ConfidentDecisions.Of(predictions, rule ?? DecisionRule.MostProbable);
        var (confidences, coverages, risks) = (new List<double>(), new List<double>(), new List<double>());
        var (count, errors, area) = (0, 0, 0.0);
        foreach (var group in decided.Groups)
        {
            // Within a group every order is as likely: the errors come in evenly.
            for (var i = 1; i <= group.Count; i++)
            {
                area += (errors + ((double)group.Errors * i / group.Count)) / (count + i);
            }

            (count, errors) = (count + group.Count, errors + group.Errors);
            confidences.Add(group.Confidence);
            coverages.Add((double)count / predictions.Count);
            risks.Add((double)errors / count);
        }

        return new RiskCoverageCurve(confidences.AsReadOnly(), coverages.AsReadOnly(), risks.AsReadOnly())
        {
            Count = predictions.Count,
            Area = count == 0 ? double.NaN : area / count,
            ExcessArea = count == 0 ? double.NaN : (area - LeastArea(count, errors)) / count,
        };
    }

    // The errors come last, one by one.
    private static double LeastArea(int count, int errors)
    {
        var area = 0.0;
        for (var i = 1; i <= errors; i++)
        {
            area += (double)i / (count - errors + i);
        }

        return area;
    }
}
