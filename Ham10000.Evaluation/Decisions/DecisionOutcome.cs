using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What a <see cref="DecisionRule"/> decided about images, beside the truth. An image that is left undecided is no error hidden: it counts as wrong in
/// <see cref="Accuracy"/> and <see cref="Recall"/>, and beside them stands how well the rule does where it decides.</summary>
public sealed partial class DecisionOutcome
{
    /// <summary>Stands for no class in <see cref="Decisions"/>: -1.</summary>
    public const int UndecidedClass = DecisionMaker.Undecided;

    private readonly int[] _decisions;

    internal DecisionOutcome(Predictions predictions, DecisionRule rule, int[] decisions, CostMatrix? costs)
    {
        (Predictions, Rule, _decisions) = (predictions, rule, decisions);
        ConfusionMatrix = new ConfusionMatrix(predictions.Schema.ClassNames);
        var undecided = new long[predictions.Schema.ClassCount];
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i] == UndecidedClass)
            {
                undecided[predictions.Labels[i]]++;
            }
            else
            {
                ConfusionMatrix.Add(predictions.Labels[i], decisions[i]);
            }
        }

        Undecided = Array.AsReadOnly(undecided);
        MeanCost = costs is null ? double.NaN : Cost(costs, ConfusionMatrix, undecided);
        MeanCostOfMostProbable = costs is null ? double.NaN : Cost(costs, predictions.ToConfusionMatrix(), new long[undecided.Length]);
    }

    /// <summary>The rule.</summary>
    public DecisionRule Rule { get; }

    /// <summary>What was decided on.</summary>
    public Predictions Predictions { get; }

    /// <summary>The classes.</summary>
    public LabelSchema Schema => Predictions.Schema;

    /// <summary>The class index that every image was given, or <see cref="UndecidedClass"/>.</summary>
    public ReadOnlySpan<int> Decisions => _decisions;

    /// <summary>How many of the decided images of each true class were given each class.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }

    /// <summary>How many images of each true class were left undecided.</summary>
    public IReadOnlyList<long> Undecided { get; }

    /// <summary>The number of images.</summary>
    public int Count => _decisions.Length;

    /// <summary>The number of images that were decided on.</summary>
    public long DecidedCount => ConfusionMatrix.Total;

    /// <summary>Share of images that were decided on, in [0, 1].</summary>
    public double Coverage => (double)DecidedCount / Count;

    /// <summary>Share of all images that were given their true class; an undecided one was not.</summary>
    public double Accuracy => (double)ConfusionMatrix.Correct / Count;

    /// <summary>Share of the decided images that were given their true class; NaN where none was decided on.</summary>
    public double AccuracyOfDecided => ConfusionMatrix.Accuracy;

    /// <summary>Mean of <see cref="Recall"/> over the classes that occur.</summary>
    public double BalancedAccuracy => NumPy.Mean([.. Classes.Select(Recall).Where(recall => !double.IsNaN(recall))]);

    /// <summary>Mean of <see cref="RecallOfDecided"/> over the classes of which an image was decided on; NaN where none was.</summary>
    public double BalancedAccuracyOfDecided => ConfusionMatrix.BalancedAccuracy;

    /// <summary>What the decisions cost per image by the rule's <see cref="DecisionRule.Costs"/>. NaN without costs, and where images were left undecided by
    /// <see cref="DecisionRule.MinimumConfidence"/> and the costs do not say what that costs.</summary>
    public double MeanCost { get; }

    /// <summary>What deciding for the most probable class of every image would have cost by the same costs; NaN without any.</summary>
    public double MeanCostOfMostProbable { get; }

    private IEnumerable<int> Classes => Enumerable.Range(0, Schema.ClassCount);

    /// <summary>The number of images whose true class is <paramref name="actual"/>, undecided ones included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public long Support(int actual) => ConfusionMatrix.Support(actual) + Undecided[actual];

    /// <summary>Of the images that have a class, the share that was given it; an undecided one was not. NaN where none has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double Recall(int actual) => Share(ConfusionMatrix[actual, actual], Support(actual));

    /// <summary>Of the images that have a class and were decided on, the share that was given it. NaN where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double RecallOfDecided(int actual) => Share(ConfusionMatrix[actual, actual], ConfusionMatrix.Support(actual));

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static double Cost(CostMatrix costs, ConfusionMatrix matrix, long[] undecided)
    {
        var total = undecided.Sum() == 0 ? 0 : undecided.Sum() * (costs.Undecided ?? double.NaN);
        for (var actual = 0; actual < matrix.ClassCount; actual++)
        {
            for (var decided = 0; decided < matrix.ClassCount; decided++)
            {
                total += matrix[actual, decided] * costs[actual, decided];
            }
        }

        return total / (matrix.Total + undecided.Sum());
    }
}
