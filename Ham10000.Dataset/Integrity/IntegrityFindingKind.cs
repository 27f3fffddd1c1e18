namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.CheckIntegrity"/> can find.</summary>
public enum IntegrityFindingKind
{
    /// <summary>Two image files are equal byte for byte.</summary>
    IdenticalFiles,

    /// <summary>Two images show nearly the same picture.</summary>
    NearDuplicate,

    /// <summary>Images that show the same picture, or nearly, carry different diagnoses.</summary>
    ConflictingPictures,

    /// <summary>The images of a lesion carry different diagnoses.</summary>
    ConflictingLesion,

    /// <summary>The rows of a lesion agree in the diagnosis and contradict each other in another column.</summary>
    InconsistentLesion,

    /// <summary>An image cannot be read or decoded in full.</summary>
    BrokenImage,

    /// <summary>An image is of one colour.</summary>
    BlankImage,

    /// <summary>An image has another size than most.</summary>
    OddSize,
}
