using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <summary>Builds Markdown (CommonMark, with GitHub's tables); whatever is interpolated is escaped.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public MarkdownText Heading(int level, string text)
    {
        _text.Append('#', level).Append(' ').Append(Escape(text)).Append("\n\n");
        return this;
    }

    /// <summary>A paragraph of this assembly's words with escaped values.</summary>
    public MarkdownText Paragraph(FormattableString text)
    {
        _text.Append(Fill(text)).Append("\n\n");
        return this;
    }

    /// <summary>A list of this assembly's words with escaped values.</summary>
    public MarkdownText List(params FormattableString[] items) => List(items.AsEnumerable());

    /// <summary>A list of this assembly's words with escaped values.</summary>
    public MarkdownText List(IEnumerable<FormattableString> items)
    {
        foreach (var item in items)
        {
            _text.Append("- ").Append(Fill(item)).Append('\n');
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>A table. The first column is left-aligned, the others are right-aligned if they are numbers.</summary>
    public MarkdownText Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool areNumbers = true)
    {
        Row(header);
        _text.Append("| --- |").Append(string.Concat(Enumerable.Repeat(areNumbers ? " ---: |" : " --- |", header.Count - 1))).Append('\n');
        foreach (var row in rows)
        {
            Row(row);
        }

        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>Text that reads as itself: every mark that could begin something in Markdown or HTML gets a backslash, and a line break is a space.</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\r' or '\n' or '\t' => text.Append(' '),
                < ' ' or '\u007F' => text.Append('\uFFFD'),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' or '!' or '$' => text.Append('\\').Append(c),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    private void Row(IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    private static string Fill(FormattableString text) => string.Format(
        CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(a => (object)Escape(FormattableString.Invariant($"{a}")))]);
}
