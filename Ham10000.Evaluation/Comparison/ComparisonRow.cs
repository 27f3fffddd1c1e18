namespace Ham10000.Evaluation;

/// <summary>One trained model in a <see cref="ComparisonTable"/>.</summary>
/// <remarks>Accuracies are fractions in [0, 1]. NaN or null marks a value that is not known; the table shows a dash for it.</remarks>
public sealed record ComparisonRow
{
    /// <summary>The recipe's name; every row of the printed table begins with it.</summary>
    public required string Name { get; init; }

    /// <summary>How long the training took.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Accuracy on the test set.</summary>
    public double TestAccuracy { get; init; } = double.NaN;

    /// <summary>Accuracy on the validation set; null without one.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Mean loss per test image, L2 penalty included.</summary>
    public double TestLoss { get; init; } = double.NaN;

    /// <summary>Mean loss per validation image, L2 penalty included; null without a validation set.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Mean recall over the classes of the test set.</summary>
    public double TestBalancedAccuracy { get; init; } = double.NaN;

    /// <summary>The interval of <see cref="TestBalancedAccuracy"/>, from a bootstrap over lesions; null where none was computed.</summary>
    public ConfidenceInterval? TestBalancedAccuracyInterval { get; init; }

    /// <summary>Where the backbone's weights came from: <c>ImageNet</c>, <c>random</c>, or empty for a network without a backbone.</summary>
    public string BackboneStart { get; init; } = "";

    /// <summary>Mean area under the ROC curve over the classes in which it is defined, on the test set.</summary>
    public double TestMacroRocAuc { get; init; } = double.NaN;

    /// <summary>Of the malignant test images, the share that was given a malignant class; null where the classes are no diagnoses or nobody counted.</summary>
    public ConfidenceInterval? TestMalignantSensitivity { get; init; }

    /// <summary>What was predicted on the test set; null, the default, where it is not at hand. With it the table tells whether a row differs from the best by the
    /// difference on the same lesions, without it by whether intervals overlap.</summary>
    public Predictions? TestPredictions { get; init; }

    /// <summary>Where the row's report lies, relative to the page of the table, such as <c>MobileNet/report.html</c>; the name in the page leads there. Empty by default.</summary>
    public string ReportLink { get; init; } = "";
}
