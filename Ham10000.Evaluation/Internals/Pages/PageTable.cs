using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Parts of tables that several sections share.</summary>
internal static class PageTable
{
    private const int LongText = 200;

    /// <summary>The header of a class's row: its name, and the diagnosis in words where it is the code of one.</summary>
    public static Markup RowHeader(string name)
    {
        var header = new Markup().Add($"<th scope=\"row\">{name}");
        if (FullName(name) is { } words)
        {
            header.Add($"<small>{words}</small>");
        }

        return header.AddConstant("</th>");
    }

    /// <summary>A class in words, e.g. <c>melanoma</c> for <c>mel</c>; null where its name is the code of no diagnosis.</summary>
    public static string? FullName(string name) => Diagnosis.TryParseCode(name, out var diagnosis) ? diagnosis.FullName : null;

    /// <summary>A cell with a score and its bounds below.</summary>
    public static Markup Cell(ConfidenceInterval value) => Display.HasBounds(value)
        ? new Markup().Add($"<td>{Display.Score(value.Estimate)}<small>{Display.Bounds(value)}</small></td>")
        : new Markup().Add($"<td>{Display.Score(value.Estimate)}</td>");

    /// <summary>A cell with a share in percent and its bounds below.</summary>
    /// <param name="value">The share; null for a dash.</param>
    /// <param name="isDoubtful">Whether it is not to be judged: it is faint and marked.</param>
    public static Markup PercentCell(ConfidenceInterval? value, bool isDoubtful = false)
    {
        var cell = new Markup().AddConstant(isDoubtful ? "<td class=\"doubt\">" : "<td>").Add($"{Display.Percent(value?.Estimate)}{(isDoubtful ? "\u00A0†" : "")}");
        return (value is not null && Display.HasBounds(value) ? cell.Add($"<small>{Display.PercentBounds(value)}</small>") : cell).AddConstant("</td>");
    }

    /// <summary>A value of a setting; a long one is folded.</summary>
    public static Markup Value(string value) => value.Length > LongText
        ? new Markup().Add($"<details><summary>{Display.Plural(value.Length, "character")}</summary><code>{value}</code></details>")
        : new Markup().Add($"{value}");

    /// <summary>Pairs of name and value.</summary>
    public static Markup Facts(IEnumerable<KeyValuePair<string, string>> facts)
    {
        var list = new Markup().AddConstant("<dl>\n");
        foreach (var (name, value) in facts)
        {
            list.Add($"<dt>{name}</dt><dd>").Add(Value(value)).AddConstant("</dd>\n");
        }

        return list.AddConstant("</dl>\n");
    }
}
