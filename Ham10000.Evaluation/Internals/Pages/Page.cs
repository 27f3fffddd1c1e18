namespace Ham10000.Evaluation;

/// <summary>The frame of every page: one file, no script, nothing fetched, light and dark as the reader's system has it.</summary>
internal static class Page
{
    private const string Foot = "Made by Ham10000, a library for research on skin-lesion classifiers. Not a medical device; not for diagnosis.";

    /// <summary>A page of one piece.</summary>
    public static string Html(string title, Markup body) => Frame(title, new Markup()
        .AddConstant("<main class=\"sheet\">\n").Add($"<h1>{title}</h1>\n").Add(body).Add($"<footer>{Foot}</footer>\n").AddConstant("</main>\n"));

    /// <summary>A page of sections with a table of contents.</summary>
    /// <param name="title">The title.</param>
    /// <param name="lead">What stands between title and contents.</param>
    /// <param name="sections">The sections; ids differ.</param>
    /// <param name="foot">What the page ends with.</param>
    public static string Html(string title, Markup lead, IReadOnlyList<Section> sections, string foot = Foot)
    {
        var page = new Markup()
            .AddConstant("<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<div class=\"sheet\">\n<header>\n")
            .Add($"<h1>{title}</h1>\n").Add(lead)
            .AddConstant("</header>\n<div class=\"with-toc\">\n<nav class=\"toc\" id=\"contents\" aria-label=\"Contents\">\n<p>Contents</p>\n<ol>\n");
        foreach (var section in sections)
        {
            page.Add($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>\n");
        }

        page.AddConstant("</ol>\n</nav>\n<main id=\"content\" tabindex=\"-1\">\n");
        foreach (var section in sections)
        {
            page.Add($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-title\">\n<h2 id=\"{section.Id}-title\">{section.Title}</h2>\n")
                .Add(section.Body).AddConstant("<a class=\"up\" href=\"#contents\">Back to contents</a>\n</section>\n");
        }

        return Frame(title, page.Add($"</main>\n</div>\n<footer>{foot}</footer>\n").AddConstant("</div>\n"));
    }

    /// <summary>What must be known before any number, in a box that is not overlooked; nothing where there is none.</summary>
    public static Markup Warnings(IReadOnlyList<string> warnings)
    {
        var box = new Markup();
        if (warnings.Count == 0)
        {
            return box;
        }

        box.AddConstant("<div class=\"warnings\" role=\"note\" aria-labelledby=\"warnings-title\">\n<h2 id=\"warnings-title\">Before you trust these numbers</h2>\n<ul>\n");
        foreach (var warning in warnings)
        {
            box.Add($"<li>{warning}</li>\n");
        }

        return box.AddConstant("</ul>\n</div>\n");
    }

    /// <summary>A table that scrolls by itself where the page is narrower, reachable by keyboard.</summary>
    public static Markup Scrolling(string label, Markup table) => new Markup()
        .Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n").Add(table).AddConstant("</div>\n");

    private static string Frame(string title, Markup body) => new Markup()
        .AddConstant("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n")
        .Add($"<title>{title}</title>\n")
        .AddConstant("<style>\n" + PageStyle.Css + FigureStyle.Css + "</style>\n</head>\n<body>\n")
        .Add(body)
        .AddConstant("</body>\n</html>\n")
        .ToString();
}
