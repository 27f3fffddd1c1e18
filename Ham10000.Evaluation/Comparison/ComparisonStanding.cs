namespace Ham10000.Evaluation;

/// <summary>How a row of a <see cref="ComparisonTable"/> stands to the one with the highest balanced accuracy.</summary>
public enum ComparisonStanding
{
    /// <summary>Nothing is known: the row has no balanced accuracy, or neither an interval nor predictions.</summary>
    Unknown,

    /// <summary>No row has a higher balanced accuracy.</summary>
    Highest,

    /// <summary>Lower, but the test images do not tell the two apart: the interval of the difference holds 0 or, where the predictions are not at hand, the
    /// intervals overlap.</summary>
    NotToldApart,

    /// <summary>Lower, and the test images show it.</summary>
    Lower,
}
