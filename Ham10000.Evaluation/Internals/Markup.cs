using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <summary>Builds HTML and SVG; whatever is interpolated is escaped, unless it is markup itself.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends literal markup with escaped values.</summary>
    public Markup Add(FormattableString markup)
    {
        var values = new object?[markup.ArgumentCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = markup.GetArgument(i) switch
            {
                Markup inner => inner.ToString(),
                IFormattable value => new EscapedValue(value),
                var value => Escape(value?.ToString() ?? ""),
            };
        }

        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, values);
        return this;
    }

    /// <summary>Appends markup that another builder made, or a constant.</summary>
    public Markup Add(Markup markup)
    {
        _text.Append(markup._text);
        return this;
    }

    /// <summary>Appends a constant of this assembly (a style sheet), never a value.</summary>
    public Markup AddConstant(string constant)
    {
        _text.Append(constant);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Escapes for element content and quoted attributes of HTML and XML; characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\t' or '\n' or '\r' => text.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => text.Append('\uFFFD'),
                _ => text.Append(rune.ToString()),
            };
        }

        return text.ToString();
    }

    private sealed class EscapedValue(IFormattable value) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? provider) => Escape(value.ToString(format, provider));
    }
}
