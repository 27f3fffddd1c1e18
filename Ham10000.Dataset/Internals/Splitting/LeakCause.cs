namespace Ham10000.Dataset;

/// <summary>Why lesions have images in several parts, for a warning.</summary>
/// <param name="Reason">Why, as the beginning of a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record LeakCause(string Reason, string Remedy)
{
    internal static readonly LeakCause ByImage = new("The split is by image", "split by lesion to avoid it");

    internal static readonly LeakCause Official = new("The official parts cut through lesions", "compare them only with scores on the same parts");

    internal static LeakCause File(string name) => new($"The split of {name} cuts through lesions", "split by lesion to avoid it");
}
