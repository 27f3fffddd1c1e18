using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record Loss
{
    /// <summary>What is wrong with these settings for a fit; empty if nothing is.</summary>
    internal IEnumerable<string> Problems(FitFacts facts) => Function is null ? NumberProblems().Concat(LabelProblems(facts)) : FunctionProblems();

    private IEnumerable<string> NumberProblems()
    {
        if (!(LabelSmoothing is >= 0 and < 1))
        {
            yield return Text($"Loss.LabelSmoothing is {LabelSmoothing}. Expected a number in [0, 1).");
        }

        if (!(Gamma >= 0) || !double.IsFinite(Gamma))
        {
            yield return Text($"Loss.Gamma is {Gamma}. Expected a finite number of at least 0.");
        }

        if (Alpha is { } alpha && !(alpha is > 0 and < 1))
        {
            yield return Text($"Loss.Alpha is {alpha}. Expected a number in (0, 1), or null for none.");
        }

        if (!double.IsFinite(LogitAdjustment))
        {
            yield return Text($"Loss.LogitAdjustment is {LogitAdjustment}. Expected a finite number.");
        }

        if (!Enum.IsDefined(Mean))
        {
            yield return Text($"Loss.Mean is {Mean}. Expected one of: {string.Join(", ", Enum.GetNames<LossMean>())}.");
        }

        if (new[] { ClassWeights is not null, WeightsFrom is not null, Alpha is not null }.Count(isSet => isSet) > 1)
        {
            yield return "Loss has more than one of ClassWeights, WeightsFrom and Alpha. Expected at most one; each sets the classes' weights.";
        }
    }

    private IEnumerable<string> LabelProblems(FitFacts facts)
    {
        if (facts.Reconstructor is { } model)
        {
            yield return $"Loss is {Name}, which compares classes, and {model} reconstructs images. Leave it null for the mean squared error, or use Loss.Custom.";
        }
        else if (facts.Labels is { } labels)
        {
            if (ClassWeights is { } weights && WeightsProblem(nameof(ClassWeights), weights, labels) is { } wrong)
            {
                yield return wrong;
            }

            // Without weights, or with those of other classes, the fit would train on another loss than the one that was asked for.
            if (WeightsFrom is { } weigh && facts is { Training: { Count: > 0 } training } && WeightsProblem(nameof(WeightsFrom), weigh(training), labels) is { } made)
            {
                yield return made;
            }

            if (Alpha is not null && labels.Kind != LabelKind.Binary)
            {
                yield return $"Loss.Alpha weighs the two classes of binary labels and the training set has {labels.ClassCount} classes. Set Loss.ClassWeights.";
            }
        }
    }

    private static string? WeightsProblem(string property, ClassWeights? weights, LabelSchema labels) => weights is null
        ? $"Loss.{property} gave null. Expected weights for the classes {string.Join(", ", labels.ClassNames)}, such as ClassWeights.Balanced makes."
        : weights.ClassNames.SequenceEqual(labels.ClassNames, StringComparer.Ordinal) ? null
        : $"Loss.{property} are for the classes {string.Join(", ", weights.ClassNames)} and the training set has {string.Join(", ", labels.ClassNames)}. Make them of the training set.";

    private IEnumerable<string> FunctionProblems()
    {
        if (ClassWeights is not null || WeightsFrom is not null || Alpha is not null || LabelSmoothing != 0 || Gamma != 0 || LogitAdjustment != 0)
        {
            yield return $"Loss '{Name}' is a function of your own and has weights, smoothing, gamma or an adjustment beside it, which it would not see. Compute them in the function.";
        }
    }

    private static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
