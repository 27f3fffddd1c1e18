using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>A <see cref="DecisionRule"/> made ready for the classes of some labels. All decisions of the library are made here.</summary>
internal sealed class DecisionMaker
{
    /// <summary>Stands for no class.</summary>
    public const int Undecided = -1;

    private readonly double?[] _thresholds;
    private readonly double _minimum;
    private readonly CostMatrix? _costs;

    /// <summary>Takes a rule that fits the labels.</summary>
    public DecisionMaker(DecisionRule rule, LabelSchema labels)
    {
        _thresholds = [.. labels.ClassNames.Select(name => rule.Thresholds.TryGetValue(name, out var threshold) ? threshold : (double?)null)];
        (_minimum, _costs) = (rule.MinimumConfidence, rule.Costs);
    }

    /// <summary>The index of the class, or <see cref="Undecided"/>.</summary>
    /// <param name="probabilities">One per class.</param>
    public int Decide(ReadOnlySpan<double> probabilities)
    {
        var decided = _costs is null ? ByThresholds(probabilities) : ByCosts(probabilities, _costs);
        return decided != Undecided && probabilities[decided] < _minimum ? Undecided : decided;
    }

    private int ByThresholds(ReadOnlySpan<double> probabilities)
    {
        var decided = Undecided;
        var (best, bestListed) = (double.NegativeInfinity, false);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var listed = _thresholds[i] is not null;
            if (listed && probabilities[i] < _thresholds[i])
            {
                continue;
            }

            var strength = listed ? probabilities[i] / _thresholds[i]!.Value : probabilities[i];
            if ((listed && !bestListed) || (listed == bestListed && strength > best))
            {
                (decided, best, bestListed) = (i, strength, listed);
            }
        }

        return decided;
    }

    // Expected costs are compared by their difference, which for costs of 0 and 1 is that of two probabilities, without rounding: equal ones are seen as equal.
    private static int ByCosts(ReadOnlySpan<double> probabilities, CostMatrix matrix)
    {
        var costs = matrix.Costs;
        var count = probabilities.Length;
        var best = 0;
        for (var i = 1; i < count; i++)
        {
            var difference = 0.0;
            for (var actual = 0; actual < count; actual++)
            {
                difference += probabilities[actual] * (costs[(actual * count) + i] - costs[(actual * count) + best]);
            }

            best = difference < 0 ? i : best;
        }

        return matrix.Undecided is { } undecided && Excess(probabilities, costs, best, undecided) > 0 ? Undecided : best;
    }

    // By how much the expected cost of a decision exceeds that of none, whether or not the probabilities sum to exactly 1.
    private static double Excess(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> costs, int decided, double undecided)
    {
        var excess = 0.0;
        for (var actual = 0; actual < probabilities.Length; actual++)
        {
            excess += probabilities[actual] * (costs[(actual * probabilities.Length) + decided] - undecided);
        }

        return excess;
    }
}
