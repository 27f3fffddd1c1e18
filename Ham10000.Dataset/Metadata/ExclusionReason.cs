namespace Ham10000.Dataset;

/// <summary>Why a row of the metadata is not among a dataset's records.</summary>
public enum ExclusionReason
{
    /// <summary>The row has another number of fields than the header.</summary>
    UnreadableRow,

    /// <summary>The image id is empty or could not be the name of a file.</summary>
    InvalidImageId,

    /// <summary>The lesion id is empty, so that nobody could keep the lesion's images together.</summary>
    MissingLesionId,

    /// <summary>The diagnosis is none of the seven.</summary>
    UnknownDiagnosis,

    /// <summary>The age is neither empty nor a number of years.</summary>
    InvalidAge,

    /// <summary>Another row has the same image id.</summary>
    DuplicateImageId,

    /// <summary>No image file of that name lies under the folder.</summary>
    MissingImage,

    /// <summary>The image file cannot be read (no permission, or a fault of the disk).</summary>
    UnreadableImage,

    /// <summary>The image file has no bytes.</summary>
    EmptyImage,

    /// <summary>The image file is neither a JPEG nor a PNG, whatever its name says.</summary>
    NotAnImage,

    /// <summary>The image file begins as a JPEG or PNG and is broken or cut short.</summary>
    CorruptImage,

    /// <summary>The image's header announces more pixels than <see cref="OpenOptions.DecodePixelsLimit"/>.</summary>
    ImageTooLarge,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: the age is empty or zero.</summary>
    MissingAge,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: a column says <c>unknown</c>.</summary>
    UnknownValue,

    /// <summary>The publishers list the image and never published its picture.</summary>
    NotPublished,

    /// <summary>The row marks no class, or several.</summary>
    AmbiguousLabel,

    /// <summary>The image has no row in the labels, so that nobody knows its class.</summary>
    NoLabel,

    /// <summary>The record has no class of the chosen <see cref="LabelSchema.Target"/>.</summary>
    NotInTarget,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: another record has the same file, byte for byte.</summary>
    IdenticalImage,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: another record has nearly the same picture.</summary>
    NearDuplicate,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: equal or nearly equal pictures carry different diagnoses.</summary>
    ConflictingLabel,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: the rows of the lesion contradict each other.</summary>
    InconsistentLesion,

    /// <summary>The split that was given, in a file or by the publishers, puts the image into no part.</summary>
    NotInSplit,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: the picture is of one colour.</summary>
    BlankImage,

    /// <summary>Left out by <see cref="HamDataset.Clean"/>: the picture has another size than most.</summary>
    OddSize,
}
