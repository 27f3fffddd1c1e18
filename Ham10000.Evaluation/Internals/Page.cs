namespace Ham10000.Evaluation;

/// <summary>The frame of every page: one file, no script, nothing fetched, light and dark as the reader's system has it.</summary>
internal static class Page
{
    public static string Html(string title, Markup body) => new Markup()
        .AddConstant("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n")
        .Add($"<title>{title}</title>\n")
        .AddConstant("<style>\n" + Style + ChartStyle + "</style>\n</head>\n<body>\n<main>\n")
        .Add($"<h1>{title}</h1>\n")
        .Add(body)
        .AddConstant("</main>\n</body>\n</html>\n")
        .ToString();

    /// <summary>A table that scrolls by itself where the page is narrower, reachable by keyboard.</summary>
    public static Markup Scrolling(string label, Markup table) => new Markup()
        .Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n").Add(table).AddConstant("</div>\n");

    /// <summary>The colours and strokes of charts; also the style sheet of an SVG file that stands alone.</summary>
    public const string ChartStyle = """
        .chart { --text: #1f2328; --muted: #59636e; --grid: #d1d9e0; --back: #ffffff; --one: #0969da; --two: #bc4c00; font-family: system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
        .chart .back { fill: var(--back); }
        .chart text { fill: var(--text); font-size: 13px; }
        .chart .title { font-size: 15px; font-weight: 600; }
        .chart .axis { fill: var(--muted); }
        .chart .grid { stroke: var(--grid); stroke-width: 1; }
        .chart .one, .chart .two { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .chart .one { stroke: var(--one); }
        .chart .two { stroke: var(--two); }
        .chart .dashed { stroke-dasharray: 6 4; }
        .chart .dot-one { fill: var(--one); }
        .chart .dot-two { fill: var(--back); stroke: var(--two); stroke-width: 2; }
        .chart .hit { fill: transparent; }
        @media (prefers-color-scheme: dark) { .chart { --text: #e6edf3; --muted: #9198a1; --grid: #30363d; --back: #0d1117; --one: #58a6ff; --two: #f0883e; } }
        @media print { .chart { --text: #1f2328; --muted: #59636e; --grid: #d1d9e0; --back: #ffffff; --one: #0969da; --two: #bc4c00; } }

        """;

    private const string Style = """
        :root { --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --back: #ffffff; --card: #f6f8fa; --right: 84 160 255; --wrong: 255 160 84; --link: #0969da; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --muted: #9198a1; --line: #30363d; --back: #0d1117; --card: #161b22; --right: 31 95 174; --wrong: 150 70 10; --link: #58a6ff; } }
        @media print { :root { --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --back: #ffffff; --card: #f6f8fa; --right: 84 160 255; --wrong: 255 160 84; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 48px; overflow-wrap: anywhere; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 4px; }
        h2 { font-size: 1.2rem; margin: 36px 0 8px; }
        p { margin: 0 0 12px; max-width: 75ch; }
        .lead, .muted, caption, figcaption { color: var(--muted); }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(215px, 1fr)); gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
        .cards li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; }
        .cards strong { display: block; font-size: 1.8rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .cards span { display: block; color: var(--muted); font-size: .875rem; }
        .cards .name { color: var(--text); font-weight: 600; }
        .scroll { overflow-x: auto; margin: 0 0 12px; }
        .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-size: .875rem; padding: 0 0 6px; }
        th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: right; overflow-wrap: normal; }
        th { font-weight: 600; vertical-align: bottom; }
        td { white-space: nowrap; }
        th.text, td.text, tbody th { text-align: left; }
        tbody th { vertical-align: middle; }
        .scroll th[scope="row"] { position: sticky; left: 0; background: var(--back); }
        tbody th small { display: block; color: var(--muted); font-weight: 400; overflow-wrap: normal; }
        tbody.rule th, tbody.rule td { border-bottom-style: dotted; }
        tbody.rule tr:first-child > * { border-top: 2px solid var(--line); }
        .matrix td { min-width: 58px; padding: 4px; text-align: center; line-height: 1.2; border: 1px solid var(--line); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .matrix td small { display: block; font-size: .75rem; }
        .matrix thead th { text-align: center; padding: 4px; }
        .matrix .right { background: rgb(var(--right) / var(--rate)); }
        .matrix .wrong { background: rgb(var(--wrong) / var(--rate)); }
        .matrix .sum { color: var(--muted); border-color: transparent; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 16px; }
        figure { margin: 0; }
        figure.wide { max-width: 640px; }
        svg.chart { display: block; width: 100%; height: auto; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
        dt { color: var(--muted); }
        dd { margin: 0; }
        ul.notes { padding-left: 20px; margin: 0; }
        ul.notes li { max-width: 75ch; margin: 0 0 6px; }
        details { margin: 12px 0 0; }
        summary { cursor: pointer; }
        @media (max-width: 560px) {
          main { padding: 16px 12px 32px; }
          h1 { font-size: 1.4rem; }
          .cards { grid-template-columns: repeat(auto-fit, minmax(155px, 1fr)); gap: 8px; }
          .cards li { padding: 8px 12px; }
          .cards strong { font-size: 1.5rem; }
          th, td { padding: 4px 5px; font-size: .875rem; }
          .matrix { width: 100%; table-layout: fixed; }
          .matrix th, .matrix td { min-width: 0; padding: 3px 1px; font-size: .75rem; }
          .matrix td small { font-size: .625rem; }
          .matrix.many { table-layout: auto; width: auto; }
          .matrix.many td { min-width: 44px; }
          .matrix tbody th small { display: none; }
          dl { grid-template-columns: 1fr; }
          dd { margin: 0 0 6px; }
        }
        @media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } figure, tr, .cards li, .matrix { break-inside: avoid; } .scroll th[scope="row"] { position: static; } .scroll { overflow: visible; } details > summary { display: none; } }

        """;
}
