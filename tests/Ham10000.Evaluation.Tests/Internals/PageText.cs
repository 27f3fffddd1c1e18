using System.Xml;
using System.Xml.Linq;

namespace Ham10000.Evaluation.Tests;

/// <summary>Reads pages and drawings back, and holds them to what every one of them keeps.</summary>
internal static class PageText
{
    /// <summary>A page as XML: well-formed, self-contained, with language, title, one first heading, and tables and figures that say what they are.</summary>
    public static XElement Page(string html)
    {
        html.Should().StartWith("<!DOCTYPE html>\n<html lang=\"en\">");
        var root = Parse(html["<!DOCTYPE html>\n".Length..]);
        root.Descendants("title").First().Value.Should().NotBeEmpty();
        root.Descendants("h1").Should().ContainSingle();
        root.Descendants("th").Where(th => th.Attribute("scope") is null).Should().BeEmpty();
        root.Descendants("svg").Where(svg => svg.Attribute("role")?.Value != "img" || svg.Attribute("aria-label") is not { Value.Length: > 20 }).Should().BeEmpty();
        root.OfClass("scroll").Where(e => e.Attribute("tabindex") is null || e.Attribute("aria-label") is null).Should().BeEmpty();
        root.Descendants("script").Should().BeEmpty();
        root.Descendants("img").Where(img => img.Attribute("alt") is not { Value.Length: > 10 } || img.Attribute("width") is null || img.Attribute("height") is null).Should().BeEmpty();
        Contents(root);
        StandsAlone(html.Replace("href=\"#", "", StringComparison.Ordinal).Replace("src=\"data:image/jpeg;base64,", "", StringComparison.Ordinal));
        html.Should().Contain("prefers-color-scheme: dark").And.Contain("@media print");
        return root;
    }

    /// <summary>An SVG file as XML.</summary>
    public static XElement Svg(string svg)
    {
        var root = Parse(svg);
        root.Name.Should().Be(XName.Get("svg", "http://www.w3.org/2000/svg"));
        root.Attribute("role")!.Value.Should().Be("img");
        StandsAlone(svg.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        return root;
    }

    public static IEnumerable<XElement> OfKind(this XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> OfClass(this XElement root, string style) =>
        root.Descendants().Where(e => (e.Attribute("class")?.Value ?? "").Split(' ').Contains(style));

    /// <summary>Ids are there once, links lead to them, and headings go down one level at a time.</summary>
    private static void Contents(XElement root)
    {
        var ids = root.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        ids.Should().OnlyHaveUniqueItems();
        root.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).Except(ids).Should().BeEmpty();
        root.Descendants().SelectMany(e => (string[])[e.Attribute("aria-labelledby")?.Value ?? ""]).Where(id => id.Length > 0).Except(ids).Should().BeEmpty();
        var levels = root.Descendants().Where(e => e.Name.LocalName is ['h', >= '1' and <= '6']).Select(e => e.Name.LocalName[1] - '0').ToList();
        levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1).Should().BeEmpty();
    }

    private static void StandsAlone(string text)
    {
        foreach (var reference in (string[])["http:", "https:", "src=", "href=", "url(", "@import", "NaN", "Infinity"])
        {
            text.Should().NotContain(reference);
        }
    }

    private static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }
}
