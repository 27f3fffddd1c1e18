namespace Ham10000.Dataset;

/// <summary>Two images that show the same picture, or nearly so.</summary>
/// <param name="First">The one whose id comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Kind">How alike they are.</param>
/// <param name="Distance">How many of the 64 bits of their perceptual hashes differ; 0 for identical files.</param>
public sealed record DuplicatePair(LesionRecord First, LesionRecord Second, DuplicateKind Kind, int Distance)
{
    /// <summary>How well the fine detail of the two agrees, as a correlation: 1 for equal pictures, at most 1.</summary>
    public double DetailCorrelation { get; init; } = 1;

    /// <summary>Whether the two agree best after a mirroring or a turn by a multiple of 90°.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Whether both belong to the same lesion, where another photograph of it is no surprise.</summary>
    public bool IsSameLesion => First.LesionId == Second.LesionId;

    /// <summary>Whether the two carry different diagnoses.</summary>
    public bool IsConflicting => First.Diagnosis != Second.Diagnosis;
}
