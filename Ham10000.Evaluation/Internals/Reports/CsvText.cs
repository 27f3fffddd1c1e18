using System.Text;

namespace Ham10000.Evaluation;

/// <summary>CSV by RFC 4180, as this assembly writes it: commas, quotes doubled, lines that end in a line feed.</summary>
internal static class CsvText
{
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    public static string Field(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The rows, each with the number of its first line, from 1. Lines may end in carriage return and line feed. A quote that is never closed ends
    /// with the text.</summary>
    public static IEnumerable<(int Line, List<string> Fields)> Read(string text)
    {
        var (fields, field, quoted, line, start) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                var closes = c == '"' && (i + 1 == text.Length || text[i + 1] != '"');
                quoted = !closes;
                i += c == '"' && !closes ? 1 : 0;
                _ = closes ? field : field.Append(c);
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                Take(c == '\n');
                if (c == '\n')
                {
                    yield return (start, fields);
                    (fields, start) = ([], line);
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            Take(ends: true);
            yield return (start, fields);
        }

        void Take(bool ends)
        {
            if (ends && field.Length > 0 && field[^1] == '\r')
            {
                field.Length--;
            }

            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
