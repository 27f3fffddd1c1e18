namespace Ham10000.Dataset;

/// <summary>Warnings about images of which nobody says what lesion they show.</summary>
internal static class LesionWarnings
{
    /// <summary>One warning about all records whose lesion is their own.</summary>
    internal static IEnumerable<string> Unknown(IEnumerable<LesionRecord> records, string source)
    {
        var count = records.Count(r => r.LesionId == r.ImageId);
        if (count > 0)
        {
            yield return $"{source} does not say which lesion {count:N0} image(s) show, so that each counts as a lesion of its own: siblings among them cannot be kept together in a split.";
        }
    }
}
