using System.Text;

namespace Ham10000.Models;

/// <summary>How messages show what they found, so that a hostile file cannot fill a screen or move a cursor.</summary>
internal static class Text
{
    private const int LongestName = 100;

    /// <summary>A shape as users know it from Python: <c>()</c>, <c>(7,)</c>, <c>(32, 3, 3, 3)</c>.</summary>
    public static string Shape(IEnumerable<long> shape)
    {
        var dimensions = string.Join(", ", shape);
        return dimensions.Contains(',') || dimensions.Length == 0 ? $"({dimensions})" : $"({dimensions},)";
    }

    /// <summary>The name in quotes, shortened, with anything that is not printable as an escape.</summary>
    public static string Quote(string name) => $"'{Shorten(name)}'";

    public static string Shorten(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            _ = char.IsControl(c) || char.IsSurrogate(c) ? text.Append($"\\u{(int)c:x4}") : text.Append(c);
        }

        return name.Length > LongestName ? $"{text}... ({name.Length:N0} characters)" : text.ToString();
    }

    /// <summary>Up to <paramref name="limit"/> names, then how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> names, int limit = 5)
    {
        var shown = string.Join(", ", names.Take(limit).Select(Shorten));
        return names.Count > limit ? $"{shown} and {names.Count - limit:N0} more" : shown;
    }
}
