namespace Ham10000.Dataset;

/// <summary>Two images that show the same picture, or nearly so.</summary>
/// <param name="First">The one whose id comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Kind">How alike they are.</param>
/// <param name="Distance">How many of the 64 bits of their perceptual hashes differ; 0 for identical files.</param>
public sealed record DuplicatePair(LesionRecord First, LesionRecord Second, DuplicateKind Kind, int Distance)
{
    /// <summary>Whether both belong to the same lesion, where another photograph of it is no surprise.</summary>
    public bool IsSameLesion => First.LesionId == Second.LesionId;

    /// <summary>Whether the two carry different diagnoses.</summary>
    public bool IsConflicting => First.Diagnosis != Second.Diagnosis;
}
