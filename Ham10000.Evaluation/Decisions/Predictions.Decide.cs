using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <content>Decisions by a rule, other temperatures, and two classes from seven.</content>
public sealed partial class Predictions
{
    /// <summary>Decides on every image by a rule, exactly as <c>Predictor</c> does with a model that has the rule.</summary>
    /// <param name="rule">The rule; <see cref="DecisionRule.MostProbable"/> gives <see cref="PredictedClasses"/>.</param>
    /// <exception cref="ArgumentException">The rule does not fit the classes; the message lists all reasons.</exception>
    public DecisionOutcome Decide(DecisionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        rule.Problems(Schema).ThrowIfAny("The decision rule");
        var maker = new DecisionMaker(rule, Schema);
        var row = new double[Schema.ClassCount];
        var decisions = new int[Count];
        for (var i = 0; i < decisions.Length; i++)
        {
            CopyRow(i, row);
            decisions[i] = maker.Decide(row);
        }

        return new DecisionOutcome(this, rule, decisions, rule.Costs);
    }

    /// <summary>The same predictions at another temperature: each row becomes proportional to its probabilities to the power of 1 / <paramref name="temperature"/>.</summary>
    /// <remarks>The order of the classes stays, but float32 may no longer tell apart what was close together; of equal ones the first is predicted. A probability of exactly
    /// 0 stays 0.</remarks>
    /// <param name="temperature">0.01 to 100; above 1 makes the predictions less sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is outside that range.</exception>
    /// <exception cref="ArgumentException">A row has no probability above 0.</exception>
    public Predictions AtTemperature(double temperature)
    {
        if (!ModelCalibration.IsTemperature(temperature))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), FormattableString.Invariant(
                $"The temperature is {temperature}. Expected {ModelCalibration.SmallestTemperature} to {ModelCalibration.LargestTemperature}."));
        }

        return LogitTable.Of(this).ToPredictions(this, temperature);
    }

    /// <summary>Malignant or benign: the probabilities of melanoma, basal cell carcinoma and actinic keratosis summed, and those of the others. Every metric and report
    /// works on the result.</summary>
    /// <remarks>An image is then given the class with the larger sum, which need not be that of its most probable diagnosis: mel 0.3, bcc 0.3, nv 0.4 sums to malignant, and
    /// its most probable diagnosis is benign. For the latter, <c>predictions.Decide(DecisionRule.MostProbable).ToMalignancy()</c>. Equal sums count as benign.</remarks>
    /// <returns>Predictions of <see cref="Target.Malignancy"/>'s classes about the same images.</returns>
    /// <exception cref="InvalidOperationException">The classes are not diagnoses.</exception>
    public Predictions ToMalignancy()
    {
        var malignant = MalignantClasses.OfDiagnoses(Schema);
        var labels = new int[Count];
        var probabilities = new float[2 * Count];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = malignant[_labels[i]] ? 1 : 0;
            var row = ProbabilitiesOf(i);
            var sums = (Benign: 0.0, Malignant: 0.0);
            for (var c = 0; c < row.Length; c++)
            {
                sums = malignant[c] ? (sums.Benign, sums.Malignant + row[c]) : (sums.Benign + row[c], sums.Malignant);
            }

            (probabilities[2 * i], probabilities[(2 * i) + 1]) = ((float)sums.Benign, (float)sums.Malignant);
        }

        return new Predictions(Target.Malignancy.Labels, ImageIds, LesionIds, labels, probabilities);
    }

    /// <summary>Copies the probabilities of an image as doubles.</summary>
    internal void CopyRow(int index, Span<double> row)
    {
        var probabilities = ProbabilitiesOf(index);
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = probabilities[c];
        }
    }

    /// <summary>The index of a class.</summary>
    internal int IndexOf(string className, string parameter)
    {
        ArgumentNullException.ThrowIfNull(className, parameter);
        for (var c = 0; c < Schema.ClassCount; c++)
        {
            if (Schema.ClassNames[c] == className)
            {
                return c;
            }
        }

        throw new ArgumentException($"'{className}' is no class of {Schema}.", parameter);
    }
}
