namespace Ham10000.Dataset;

/// <summary>Hands out ids for copies that differ from all others, whatever the case of their letters.</summary>
internal sealed class CopyIds(IEnumerable<string> taken)
{
    // File names that differ in case only are the same file on many systems.
    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>The ids of the copies of an image: its own with <c>_copy1</c> and so on, and with underscores at the end where another image has that id.</summary>
    internal IReadOnlyList<string> Take(string imageId, int count)
    {
        var ids = new string[count];
        for (int i = 0; i < count; i++)
        {
            ids[i] = $"{imageId}_copy{i + 1}";
            while (!_taken.Add(ids[i]))
            {
                ids[i] += "_";
            }
        }

        return ids;
    }
}
