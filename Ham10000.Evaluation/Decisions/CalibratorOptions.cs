using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What <see cref="Calibrator"/> fits, and how.</summary>
public sealed record CalibratorOptions
{
    /// <summary>Whether the temperature is fitted. Default true; false keeps the model's.</summary>
    public bool FitTemperature { get; init; } = true;

    /// <summary>What a threshold for one class is chosen for, such as <c>OperatingTarget.Sensitivity("mel", 0.9)</c>. Null, the default: no threshold. Not together with <see cref="Costs"/>.</summary>
    public OperatingTarget? Target { get; init; }

    /// <summary>What decisions cost; they are stated, not fitted. Null, the default: all wrong ones are as bad. Not together with <see cref="Target"/>.</summary>
    public CostMatrix? Costs { get; init; }

    /// <summary>What a minimum confidence is chosen for, such as <c>ConfidenceTarget.Accuracy(0.95)</c>; it is chosen for the decisions by <see cref="Target"/> or <see cref="Costs"/>.
    /// Null, the default: every image is decided on.</summary>
    public ConfidenceTarget? Confidence { get; init; }

    /// <summary>How the model is run. Its <see cref="EvaluationOptions.TestTimeAugmentation"/> must be the one that the model will be used with: a temperature and a threshold fitted
    /// without views are not right with them. The metrics play no part.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>How intervals are drawn. Default: 2,000 resamples at level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>The images that the model was trained on, where they are at hand: an image of theirs in the validation set is an error, another image of one of their lesions a warning.
    /// Null, the default: only a set that is called <c>train</c> is refused.</summary>
    public ImageSet? TrainingSet { get; init; }

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(LabelSchema labels, string parameter)
    {
        var problems = new List<string>();
        if (Target is not null && !labels.ClassNames.Contains(Target.ClassName))
        {
            problems.Add($"Target is for '{Target.ClassName}', which is no class of {labels}.");
        }

        if (Target is not null && Costs is not null)
        {
            problems.Add("Target and Costs are both given, and each alone says which class is decided on; leave one out.");
        }

        if (Evaluation is null || Bootstrap is null)
        {
            problems.Add($"{(Evaluation is null ? nameof(Evaluation) : nameof(Bootstrap))} is null, expected options.");
        }

        problems.AddRange(Costs?.Problems(labels).Select(static problem => $"{problem}.") ?? []);
        problems.AddRange(Bootstrap?.Problems() ?? []);
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), parameter);
        }
    }
}
