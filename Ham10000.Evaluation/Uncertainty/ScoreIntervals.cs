namespace Ham10000.Evaluation;

/// <summary>The scores of a set of predictions, each with its interval, all from the same draws of lesions.</summary>
public sealed partial record ScoreIntervals
{
    /// <summary>How many times the lesions were drawn.</summary>
    public required int Resamples { get; init; }

    /// <summary>Share of images given their true class.</summary>
    public required ConfidenceInterval Accuracy { get; init; }

    /// <summary>Mean recall over the classes that occur.</summary>
    public required ConfidenceInterval BalancedAccuracy { get; init; }

    /// <summary>Mean F1 over the classes in which it is defined.</summary>
    public required ConfidenceInterval MacroF1 { get; init; }

    /// <summary>Mean area under the ROC curve over the classes in which it is defined.</summary>
    public required ConfidenceInterval MacroRocAuc { get; init; }

    /// <summary>Mean average precision over the classes in which it is defined.</summary>
    public required ConfidenceInterval MacroAveragePrecision { get; init; }

    /// <summary>Cohen's kappa.</summary>
    public required ConfidenceInterval CohenKappa { get; init; }

    /// <summary>Matthews correlation.</summary>
    public required ConfidenceInterval MatthewsCorrelation { get; init; }

    /// <summary>Mean negative logarithm of the probability of the true class, in nats.</summary>
    public required ConfidenceInterval LogLoss { get; init; }

    /// <summary>Mean squared distance of the probabilities from the truth, summed over the classes, in [0, 2].</summary>
    public required ConfidenceInterval BrierScore { get; init; }

    /// <summary>Expected calibration error of the decided class with 15 bins.</summary>
    public required ConfidenceInterval ExpectedCalibrationError { get; init; }

    /// <summary>The scores of every class, in the order of the classes.</summary>
    public required IReadOnlyList<ClassIntervals> Classes { get; init; }
}
