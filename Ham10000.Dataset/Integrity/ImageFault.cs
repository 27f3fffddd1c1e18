namespace Ham10000.Dataset;

/// <summary>An image that cannot be used, or that looks as if it should not be.</summary>
/// <param name="Record">The image's record.</param>
/// <param name="Reason">What is wrong: <see cref="ExclusionReason.UnreadableImage"/>, <see cref="ExclusionReason.EmptyImage"/>,
/// <see cref="ExclusionReason.NotAnImage"/>, <see cref="ExclusionReason.CorruptImage"/>, <see cref="ExclusionReason.ImageTooLarge"/>,
/// <see cref="ExclusionReason.BlankImage"/> or <see cref="ExclusionReason.OddSize"/>.</param>
/// <param name="Detail">The fault in words.</param>
public sealed record ImageFault(LesionRecord Record, ExclusionReason Reason, string Detail)
{
    /// <summary>Whether the image cannot be decoded at all.</summary>
    public bool IsBroken => Reason is not (ExclusionReason.BlankImage or ExclusionReason.OddSize);
}
