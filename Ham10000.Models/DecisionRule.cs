using System.Collections.ObjectModel;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>How probabilities become a decision: the most probable class, unless a class that must not be missed reaches its own threshold, or wrong decisions cost
/// differently; and none at all where the model is too unsure.</summary>
/// <remarks>If a class in <see cref="Thresholds"/> reaches its threshold, it is decided on; of several, the one with the largest probability / threshold. Else the
/// most probable of the other classes is. With <see cref="Costs"/> it is the class of the least expected cost instead; a rule has thresholds or costs, never both.
/// Equal ones go by the order of the labels. If every class has a threshold and none is reached, if deciding nothing is expected to cost less, or if the class that
/// is decided on is less probable than <see cref="MinimumConfidence"/>, nothing is decided.</remarks>
public sealed record DecisionRule
{
    private readonly ReadOnlyDictionary<string, double> _thresholds = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The most probable class, whatever its probability.</summary>
    public static DecisionRule MostProbable { get; } = new();

    /// <summary>From which probability a class is decided on though another may be more probable, by its name, such as <c>mel</c>: above 0 and up to 1. Classes that
    /// are not named are decided on only where none of these reaches its threshold. Default: none. The dictionary is copied.</summary>
    public IReadOnlyDictionary<string, double> Thresholds
    {
        get => _thresholds;
        init => _thresholds = value is null ? ReadOnlyDictionary<string, double>.Empty
            : new ReadOnlyDictionary<string, double>(new SortedDictionary<string, double>(value.ToDictionary(), StringComparer.Ordinal));
    }

    /// <summary>Below this probability of the decided class nothing is decided. 0 to 1; default 0. It holds for classes with a threshold too: a minimum above a threshold
    /// leaves images undecided that reach the threshold. With <see cref="Costs"/> it comes on top of <see cref="CostMatrix.Undecided"/>.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>What decisions cost; the class of the least expected cost is decided on. Null, the default: all wrong decisions are as bad. Not together with
    /// <see cref="Thresholds"/>.</summary>
    public CostMatrix? Costs { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="probabilities">One per class, in the order of the labels.</param>
    /// <returns>The class and its probability; null for undecided.</returns>
    /// <exception cref="ArgumentException">There is not one probability per class, or the rule does not fit the labels.</exception>
    public ClassProbability? Decide(LabelSchema labels, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(probabilities);
        Problems(labels).ThrowIfAny("The decision rule");
        return probabilities.Count == labels.ClassCount ? DecideChecked(labels, probabilities)
            : throw new ArgumentException($"Expected {labels.ClassCount} probabilities, one per class of {labels}, got {probabilities.Count}.", nameof(probabilities));
    }

    /// <summary>Compares the thresholds, the costs and the minimum confidence.</summary>
    /// <param name="other">Another rule.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(DecisionRule? other) => other is not null && MinimumConfidence.Equals(other.MinimumConfidence) && _thresholds.SequenceEqual(other._thresholds)
        && Equals(Costs, other.Costs);

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(MinimumConfidence);
        hash.Add(Costs);
        foreach (var threshold in _thresholds)
        {
            hash.Add(threshold);
        }

        return hash.ToHashCode();
    }

    /// <summary>The rule in words, such as <c>bcc from 0.25, mel from 0.3, else the most probable; undecided below 0.5</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var thresholds = string.Concat(_thresholds.Select(t => FormattableString.Invariant($"{t.Key} from {t.Value:G4}, ")));
        var minimum = MinimumConfidence > 0 ? FormattableString.Invariant($"; undecided below {MinimumConfidence:G4}") : "";
        var otherwise = Costs is not { } costs ? "the most probable"
            : $"the least expected cost{(costs.Undecided is { } undecided ? FormattableString.Invariant($"; undecided where that is above {undecided:G4}") : "")}";
        return $"{thresholds}{(thresholds.Length > 0 ? "else " : "")}{otherwise}{minimum}";
    }

    internal ClassProbability? DecideChecked(LabelSchema labels, IReadOnlyList<double> probabilities)
    {
        double[] values = [.. probabilities];
        var decided = new DecisionMaker(this, labels).Decide(values);
        return decided == DecisionMaker.Undecided ? null : new ClassProbability(labels.ClassNames[decided], values[decided]);
    }

    internal IEnumerable<string> Problems(LabelSchema labels)
    {
        foreach (var (name, threshold) in _thresholds)
        {
            if (!labels.ClassNames.Contains(name))
            {
                yield return $"Thresholds has {Text.Quote(name)}, which is no class of {labels}";
            }

            if (!(threshold > 0 && threshold <= 1))
            {
                yield return FormattableString.Invariant($"Thresholds[{Text.Quote(name)}] {threshold} must be above 0 and at most 1");
            }
        }

        if (!(MinimumConfidence >= 0 && MinimumConfidence <= 1))
        {
            yield return FormattableString.Invariant($"MinimumConfidence {MinimumConfidence} must be 0..1");
        }

        if (Costs is not null && _thresholds.Count > 0)
        {
            yield return "Thresholds and Costs are both given, and each alone says which class is decided on; leave one out";
        }

        foreach (var problem in Costs?.Problems(labels) ?? [])
        {
            yield return problem;
        }
    }
}
