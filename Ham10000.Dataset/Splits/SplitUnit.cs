namespace Ham10000.Dataset;

/// <summary>What a split keeps together.</summary>
public enum SplitUnit
{
    /// <summary>All images of a lesion go to the same part, so that a test image is of a lesion that training never saw.</summary>
    Lesion,

    /// <summary>Each image goes its own way, as in many published programs. Images of the same lesion land in several parts and flatter the test.</summary>
    Image,
}
