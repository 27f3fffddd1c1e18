namespace Ham10000.Evaluation;

/// <summary>What an <see cref="OperatingTarget"/> asks for.</summary>
public enum OperatingTargetKind
{
    /// <summary>At least a share of the class's images found.</summary>
    Sensitivity,

    /// <summary>No alarm for at least a share of the other images.</summary>
    Specificity,

    /// <summary>The largest sum of both.</summary>
    Youden,

    /// <summary>A threshold that is known.</summary>
    Threshold,
}
