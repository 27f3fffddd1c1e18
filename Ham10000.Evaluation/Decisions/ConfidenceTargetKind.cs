namespace Ham10000.Evaluation;

/// <summary>What a <see cref="ConfidenceTarget"/> asks for.</summary>
public enum ConfidenceTargetKind
{
    /// <summary>At least a share of the decided images right.</summary>
    Accuracy,

    /// <summary>At least a share of the images decided.</summary>
    Coverage,

    /// <summary>A confidence that is known.</summary>
    Confidence,
}
