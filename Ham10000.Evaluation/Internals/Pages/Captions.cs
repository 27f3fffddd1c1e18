namespace Ham10000.Evaluation;

/// <summary>Numbers the tables and figures of a page, in the order in which they are asked for.</summary>
internal sealed class Captions
{
    private int _figures;
    private int _tables;

    /// <summary>A figure with its caption below.</summary>
    public Markup Figure(Figure figure, string text, string style = "") => new Markup()
        .Add($"<figure{(style.Length > 0 ? new Markup().Add($" class=\"{style}\"") : new Markup())}>\n").Add(figure.Element())
        .Add(Caption(figure.Title, text)).AddConstant("</figure>\n");

    /// <summary>The caption of a figure.</summary>
    public Markup Caption(string title, string text) => new Markup().Add($"<figcaption><b>Figure\u00A0{++_figures}. {title}.</b> {text}</figcaption>\n");

    /// <summary>A table that scrolls by itself where the page is narrower, with its caption above.</summary>
    public Markup Table(string title, string text, Markup table) => new Markup()
        .Add($"<p class=\"caption\"><b>Table\u00A0{++_tables}. {title}.</b> {text}</p>\n").Add(Page.Scrolling(title, table));
}
