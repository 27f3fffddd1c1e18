namespace Ham10000.Evaluation;

/// <summary>Small helps with texts.</summary>
internal static class TextExtensions
{
    public static string? NullIfEmpty(this string text) => text.Length == 0 ? null : text;
}
