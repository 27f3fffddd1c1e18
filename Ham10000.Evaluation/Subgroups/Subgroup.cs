namespace Ham10000.Evaluation;

/// <summary>How a model does on the images of one group.</summary>
public sealed record Subgroup
{
    /// <summary>By what the images are grouped.</summary>
    public required SubgroupKind Kind { get; init; }

    /// <summary>The group, such as <c>under 20</c>, <c>40 to 59</c>, <c>80 and over</c>, <c>female</c>, <c>back</c> or <c>unknown</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its images.</summary>
    public required int Images { get; init; }

    /// <summary>Its lesions.</summary>
    public required int Lesions { get; init; }

    /// <summary>How many of the group's images have each class, in the order of the classes.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>How many of the group's lesions have each class, in the order of the classes. Empty where nobody counted them.</summary>
    public IReadOnlyList<int> ClassLesions { get; init; } = [];

    /// <summary>Share of images given their true class.</summary>
    public required ConfidenceInterval Accuracy { get; init; }

    /// <summary>Mean recall over the classes that occur in the group. Groups in which other classes occur cannot be compared by it.</summary>
    public required ConfidenceInterval BalancedAccuracy { get; init; }

    /// <summary>Of the group's malignant images, the share that was given a malignant class; null where the classes are no diagnoses.</summary>
    public required ConfidenceInterval? MalignantSensitivity { get; init; }

    /// <summary>Of the group's benign images, the share that was given a benign class; null where the classes are no diagnoses.</summary>
    public required ConfidenceInterval? BenignSpecificity { get; init; }

    /// <summary>Which of these numbers must not be judged and why: all of them where there are too few lesions, or single scores where malignant or benign lesions, or those of a
    /// class, are too few; a sentence each. Null where nothing speaks against any.</summary>
    public required string? Warning { get; init; }
}
