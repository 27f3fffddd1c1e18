namespace Ham10000.Evaluation;

/// <summary>All thresholds of a class that make a difference on some predictions, and the choice among them.</summary>
internal sealed class ThresholdSearch
{
    private readonly Predictions _predictions;
    private readonly OperatingTarget _target;
    private readonly List<Step> _steps;
    private readonly int _positives;
    private readonly int _negatives;

    public ThresholdSearch(Predictions predictions, int classIndex, OperatingTarget target)
    {
        (_predictions, _target) = (predictions, target);
        var scored = new (double Probability, bool IsPositive)[predictions.Count];
        for (var i = 0; i < scored.Length; i++)
        {
            scored[i] = (predictions.ProbabilitiesOf(i)[classIndex], predictions.Labels[i] == classIndex);
        }

        _positives = scored.Count(static s => s.IsPositive);
        _negatives = scored.Length - _positives;
        Array.Sort(scored, static (a, b) => b.Probability.CompareTo(a.Probability));
        _steps = StepsOf(scored);
    }

    /// <summary>The threshold that the target asks for.</summary>
    /// <remarks>It lies halfway between the least probability that reaches it and the greatest that does not, so that rounding in another run of the model moves no image
    /// across it; where there is none below, it is that least probability itself.</remarks>
    /// <exception cref="ArgumentException">There is no such threshold; the message says what can be reached.</exception>
    public double Find()
    {
        if (_target.Kind == OperatingTargetKind.Threshold)
        {
            return _target.Value;
        }

        if (_positives == 0 || _negatives == 0)
        {
            throw new ArgumentException($"No threshold can be chosen for {_target}: of {Display.Plural(_predictions.Count, "image")}, {Display.Count(_positives)} have the class. Expected some that have it and some that do not.");
        }

        var found = _target.Kind switch
        {
            OperatingTargetKind.Sensitivity => _steps.FindIndex(step => Sensitivity(step) >= _target.Value),
            OperatingTargetKind.Specificity => MostSensitive(),
            _ => LargestYouden(),
        };
        return found >= 0 ? Between(found) : throw new ArgumentException(Unreachable());
    }

    // One step per different probability above 0, descending: a threshold is above 0, so an image of probability 0 is never found.
    private static List<Step> StepsOf((double Probability, bool IsPositive)[] descending)
    {
        var steps = new List<Step>();
        var (truePositives, falsePositives) = (0, 0);
        for (var i = 0; i < descending.Length && descending[i].Probability > 0; i++)
        {
            (truePositives, falsePositives) = descending[i].IsPositive ? (truePositives + 1, falsePositives) : (truePositives, falsePositives + 1);
            if (i + 1 == descending.Length || descending[i + 1].Probability < descending[i].Probability)
            {
                steps.Add(new Step(descending[i].Probability, truePositives, falsePositives));
            }
        }

        return steps;
    }

    private double Sensitivity(Step step) => (double)step.TruePositives / _positives;

    private double Specificity(Step step) => (double)(_negatives - step.FalsePositives) / _negatives;

    // Of equally sensitive thresholds the first is the most specific. One that finds nothing is none.
    private int MostSensitive()
    {
        var best = -1;
        for (var i = 0; i < _steps.Count && Specificity(_steps[i]) >= _target.Value; i++)
        {
            best = _steps[i].TruePositives > (best < 0 ? 0 : _steps[best].TruePositives) ? i : best;
        }

        return best;
    }

    // In whole numbers, so that equal sums are seen as equal; of those the last finds most.
    private int LargestYouden()
    {
        var (best, largest) = (-1, 1L);
        for (var i = 0; i < _steps.Count; i++)
        {
            var excess = ((long)_steps[i].TruePositives * _negatives) - ((long)_steps[i].FalsePositives * _positives);
            (best, largest) = excess >= largest ? (i, excess) : (best, largest);
        }

        return best;
    }

    private double Between(int step)
    {
        var reached = _steps[step].Probability;
        var below = step + 1 < _steps.Count ? _steps[step + 1].Probability : double.NaN;
        return Math.Min(1, double.IsNaN(below) ? reached : (reached + below) / 2);
    }

    private string Unreachable()
    {
        var what = $"No threshold gives {_target} on these {Display.Plural(_predictions.Count, "image")}, {Display.Count(_positives)} of the class.";
        var first = _steps.FindIndex(static step => step.TruePositives > 0);
        return first < 0 ? $"{what} The model gives all images of the class a probability of 0."
            : _target.Kind == OperatingTargetKind.Sensitivity ? FormattableString.Invariant($"{what} The highest that can be reached is a sensitivity of {Sensitivity(_steps[^1]):0.####}, from {_steps[^1].Probability:G4}: the others have a probability of 0.")
            : _target.Kind == OperatingTargetKind.Specificity ? FormattableString.Invariant($"{what} The highest specificity at which any image of the class is found is {Specificity(_steps[first]):0.####}, from {_steps[first].Probability:G4}, with a sensitivity of {Sensitivity(_steps[first]):0.####}.")
            : $"{what} None does better than chance.";
    }

    private readonly record struct Step(double Probability, int TruePositives, int FalsePositives);
}
