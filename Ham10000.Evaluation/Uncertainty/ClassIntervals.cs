namespace Ham10000.Evaluation;

/// <summary>The scores of one class, each with its interval from drawing lesions.</summary>
/// <remarks>An undefined value is NaN, whatever <see cref="ZeroDivision"/> a report uses; draws in which it is undefined have no part in its interval.</remarks>
public sealed record ClassIntervals
{
    /// <summary>The class.</summary>
    public required string Name { get; init; }

    /// <summary>The number of images that have the class.</summary>
    public required long Support { get; init; }

    /// <summary>The number of lesions that have the class.</summary>
    public required int Lesions { get; init; }

    /// <summary>Of the images given the class, the share that has it.</summary>
    public required ConfidenceInterval Precision { get; init; }

    /// <summary>Of the images that have the class, the share that was given it: sensitivity.</summary>
    public required ConfidenceInterval Recall { get; init; }

    /// <summary>Of the images that do not have the class, the share that was not given it.</summary>
    public required ConfidenceInterval Specificity { get; init; }

    /// <summary>The harmonic mean of precision and recall.</summary>
    public required ConfidenceInterval F1 { get; init; }

    /// <summary>The area under the ROC curve of the class against the rest.</summary>
    public required ConfidenceInterval RocAuc { get; init; }

    /// <summary>The average precision of the class against the rest.</summary>
    public required ConfidenceInterval AveragePrecision { get; init; }
}
