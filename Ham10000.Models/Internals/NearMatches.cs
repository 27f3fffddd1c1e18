namespace Ham10000.Models;

/// <summary>Names that a misspelt name may have meant.</summary>
internal static class NearMatches
{
    private const int Most = 5;

    // Beyond this no layer has a name, and a hostile one would take time.
    private const int LongestName = 100;

    /// <summary>Up to five names, the nearest first: those that differ in few letters, and those that hold the name.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates) => name.Length > LongestName ? [] :
        [.. candidates.Distinct().Select(candidate => (Name: candidate, Distance: DistanceOf(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 3))
            .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => name.AsSpan().CommonPrefixLength(candidate.Name)).Take(Most).Select(candidate => candidate.Name)];

    private static int DistanceOf(string name, string candidate) =>
        string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase) ? 0
        : candidate.Contains(name, StringComparison.OrdinalIgnoreCase) ? 1
        : Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant());

    // Levenshtein's distance, row by row.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
