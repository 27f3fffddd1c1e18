namespace Ham10000.Dataset;

/// <summary>Reports all problems of an options record in one message.</summary>
internal static class ProblemList
{
    internal static void ThrowIfAny(this IEnumerable<string> problems, string subject)
    {
        string text = string.Join("; ", problems);
        if (text.Length > 0)
        {
            throw new ArgumentException($"{subject} cannot be used: {text}.");
        }
    }
}
