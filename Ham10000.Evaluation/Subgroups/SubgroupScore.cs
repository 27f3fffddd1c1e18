namespace Ham10000.Evaluation;

/// <summary>A score by which groups are compared.</summary>
public enum SubgroupScore
{
    /// <summary>Mean recall over the classes that occur.</summary>
    BalancedAccuracy,

    /// <summary>Of the malignant images, the share that was given a malignant class.</summary>
    MalignantSensitivity,

    /// <summary>Of the benign images, the share that was given a benign class.</summary>
    BenignSpecificity,
}
