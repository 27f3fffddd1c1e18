namespace Ham10000.Evaluation;

/// <summary>What a submission scores for one diagnosis against the rest, or the mean over the diagnoses.</summary>
/// <remarks>But for <see cref="Recall"/>, <see cref="RocAuc"/>, <see cref="RocAucAbove80"/> and <see cref="AveragePrecision"/>, an image counts as called the
/// diagnosis where the diagnosis's probability is above 0.5, whatever the others are: the official scorer's rule.</remarks>
public sealed record IsicClassScore
{
    /// <summary>The diagnosis's code, or <c>macro average</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The weight of its images; 1 each, as a rule.</summary>
    public required double Weight { get; init; }

    /// <summary>Of its images, the share given it by the largest probability; undecided ones are wrong. NaN of no image. Balanced accuracy is the mean of
    /// these.</summary>
    public required double Recall { get; init; }

    /// <summary>Share of images rightly called it or not.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Of its images, the share called it.</summary>
    public required double Sensitivity { get; init; }

    /// <summary>Of the other images, the share not called it.</summary>
    public required double Specificity { get; init; }

    /// <summary>The harmonic mean of sensitivity and positive predictive value.</summary>
    public required double Dice { get; init; }

    /// <summary>Of the images called it, the share that has it.</summary>
    public required double PositivePredictiveValue { get; init; }

    /// <summary>Of the images not called it, the share that does not have it.</summary>
    public required double NegativePredictiveValue { get; init; }

    /// <summary>The area under the ROC curve; NaN where all images have the diagnosis, or none has.</summary>
    public required double RocAuc { get; init; }

    /// <summary>The part of that area where sensitivity is at least 0.8, in [0, 1]; NaN as above.</summary>
    public required double RocAucAbove80 { get; init; }

    /// <summary>The average precision; NaN where no image has the diagnosis.</summary>
    public required double AveragePrecision { get; init; }
}
