using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What each decision costs for each truth, and what it costs to decide nothing. Immutable.</summary>
/// <remarks>
/// A <see cref="DecisionRule"/> with costs decides for the class whose expected cost under the model's probabilities is least, which is as good as the
/// probabilities are: calibrate them first. The unit is the caller's; only the ratios of differences matter. Elkan, "The Foundations of Cost-Sensitive Learning",
/// IJCAI 2001; for <see cref="Undecided"/>: Chow, "On Optimum Recognition Error and Reject Tradeoff", IEEE Transactions on Information Theory 16(1), 1970.
/// </remarks>
public sealed partial record CostMatrix
{
    private readonly double[] _costs;

    /// <summary>Takes the costs.</summary>
    /// <param name="classNames">The classes in the order of rows and columns, which is the order of the model's labels; at least 2.</param>
    /// <param name="costs">A row per true class, and in it the cost of deciding for each class: finite and at least 0. The diagonal is what a right decision costs,
    /// such as that of a treatment; usually 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two classes, or a name twice, there is not a row and a column per class, or a cost is negative or not
    /// finite. The message lists all problems.</exception>
    public CostMatrix(IReadOnlyList<string> classNames, IReadOnlyList<IReadOnlyList<double>> costs)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(costs);
        Problems(classNames, costs).ThrowIfAny("The cost matrix");
        (ClassNames, _costs) = (Array.AsReadOnly([.. classNames]), [.. costs.SelectMany(static row => row)]);
    }

    private CostMatrix(IReadOnlyList<string> classNames, double[] costs) => (ClassNames, _costs) = (classNames, costs);

    /// <summary>The classes, in the order of rows and columns.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>What it costs to decide nothing, whatever is true, such as what a second look costs: finite and at least 0. Where even the best decision is expected to cost
    /// more, nothing is decided. Null, the default: a class is always decided on.</summary>
    public double? Undecided { get; init; }

    /// <summary>What it costs to decide for class <paramref name="decided"/> where class <paramref name="actual"/> is true.</summary>
    /// <param name="actual">The index of the true class.</param>
    /// <param name="decided">The index of the class that is decided on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index names no class.</exception>
    public double this[int actual, int decided] => _costs[(Checked(actual, nameof(actual)) * ClassCount) + Checked(decided, nameof(decided))];

    /// <summary>The same by the names of the classes.</summary>
    /// <param name="actual">The true class, such as <c>mel</c>.</param>
    /// <param name="decided">The class that is decided on.</param>
    /// <exception cref="ArgumentException">A name is no class of the matrix.</exception>
    public double this[string actual, string decided] => this[IndexOf(actual, nameof(actual)), IndexOf(decided, nameof(decided))];

    /// <summary>Every wrong decision costs 1 and every right one nothing: the least expected cost is then that of the most probable class. A start for <see cref="With"/>.</summary>
    /// <param name="labels">The classes.</param>
    public static CostMatrix ZeroOne(LabelSchema labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Of(labels, static (actual, decided) => actual == decided ? 0 : 1);
    }

    /// <summary>Makes a matrix by a function of the classes' names.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="cost">What deciding for the second costs where the first is true.</param>
    /// <exception cref="ArgumentException">A cost is negative or not finite; the message lists all.</exception>
    public static CostMatrix Of(LabelSchema labels, Func<string, string, double> cost)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(cost);
        return new CostMatrix(labels.ClassNames, [.. labels.ClassNames.Select(actual => labels.ClassNames.Select(decided => cost(actual, decided)).ToArray())]);
    }

    /// <summary>This matrix with one cost changed.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="decided">The class that is decided on.</param>
    /// <param name="cost">What that costs: finite and at least 0.</param>
    /// <returns>A new matrix.</returns>
    /// <exception cref="ArgumentException">A name is no class of the matrix, or the cost is negative or not finite.</exception>
    public CostMatrix With(string actual, string decided, double cost)
    {
        double[] costs = [.. _costs];
        costs[(IndexOf(actual, nameof(actual)) * ClassCount) + IndexOf(decided, nameof(decided))] = IsCost(cost) ? cost
            : throw new ArgumentException(FormattableString.Invariant($"The cost is {cost}. Expected a finite number of at least 0."), nameof(cost));
        return new CostMatrix(ClassNames, costs) { Undecided = Undecided };
    }

    /// <summary>What deciding for a class is expected to cost.</summary>
    /// <param name="decided">The index of the class.</param>
    /// <param name="probabilities">The probability of each class to be the true one, in the order of the classes.</param>
    /// <exception cref="ArgumentException">The index names no class, or there is not one probability per class.</exception>
    public double ExpectedCost(int decided, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        Checked(decided, nameof(decided));
        return probabilities.Count == ClassCount ? probabilities.Select((probability, actual) => probability * this[actual, decided]).Sum()
            : throw new ArgumentException($"Expected {ClassCount} probabilities, one per class, got {probabilities.Count}.", nameof(probabilities));
    }

    /// <summary>Compares classes and costs.</summary>
    /// <param name="other">Another matrix.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(CostMatrix? other) => other is not null && Nullable.Equals(Undecided, other.Undecided)
        && ClassNames.SequenceEqual(other.ClassNames, StringComparer.Ordinal) && _costs.AsSpan().SequenceEqual(other._costs);

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => _costs.Aggregate(HashCode.Combine(Undecided, ClassCount), HashCode.Combine);

    /// <summary>The costs row after row, without a copy.</summary>
    internal ReadOnlySpan<double> Costs => _costs;
}
