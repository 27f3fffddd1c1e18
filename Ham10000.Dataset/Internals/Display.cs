using System.Globalization;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>Makes text from a file fit for a message.</summary>
internal static class Display
{
    private const int Longest = 80;

    /// <summary>Escapes control characters and shortens what is very long.</summary>
    internal static string Text(string value)
        => value.Length > Longest ? $"{Escaped(value[..Longest])}... ({value.Length} characters)" : Escaped(value);

    /// <summary>Escapes control characters, line ends among them.</summary>
    internal static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            text.Append(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? $"\\u{(int)c:X4}" : c.ToString());
        }

        return text.ToString();
    }

    /// <summary>The first few, and how many more there are.</summary>
    internal static string Some(IReadOnlyCollection<string> items, int shown = 3)
        => string.Join(", ", items.Take(shown)) + (items.Count > shown ? $" and {items.Count - shown:N0} more" : "");
}
