namespace Ham10000.Evaluation;

/// <summary>How pages look: the supplement of a journal, on paper, screen and phone, light and dark.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { --text: #1b1f24; --muted: #57606a; --line: #c9cfd6; --rule: #1b1f24; --back: #ffffff; --soft: #f5f6f8; --right: 107 163 222; --wrong: 240 164 104; --link: #1a4f9c; --alarm: #9c1c0c; --alarm-back: #fdf0ed; }
        @media (prefers-color-scheme: dark) { :root { --text: #e3e6ea; --muted: #9aa4af; --line: #3a424a; --rule: #9aa4af; --back: #14171a; --soft: #1c2126; --right: 45 95 155; --wrong: 140 78 30; --link: #8fb8f5; --alarm: #ff9d87; --alarm-back: #2b1a17; } }
        @media print { :root { --text: #1b1f24; --muted: #57606a; --line: #c9cfd6; --rule: #1b1f24; --back: #ffffff; --soft: #f5f6f8; --right: 107 163 222; --wrong: 240 164 104; --link: #1b1f24; --alarm: #9c1c0c; --alarm-back: #fdf0ed; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 12px; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
        .sheet { max-width: 1120px; margin: 0 auto; padding: 40px 24px 56px; overflow-wrap: anywhere; }
        h1, h2 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia, "Liberation Serif", serif; font-weight: 700; line-height: 1.2; }
        h1 { font-size: 2rem; margin: 0 0 6px; }
        h2 { font-size: 1.35rem; margin: 0 0 12px; padding-top: 10px; border-top: 1px solid var(--rule); }
        h3 { font-size: 1rem; margin: 24px 0 8px; }
        section { margin: 44px 0 0; }
        p { margin: 0 0 12px; max-width: 70ch; }
        a { color: var(--link); text-underline-offset: 2px; }
        a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: 8px; top: -60px; padding: 8px 12px; background: var(--back); border: 1px solid var(--rule); z-index: 2; }
        .skip:focus { top: 8px; }
        .lead, .muted, figcaption, .caption { color: var(--muted); }
        .lead { font-size: 1.05rem; }
        figcaption, .caption { font-size: .875rem; line-height: 1.45; max-width: 75ch; }
        figcaption b, .caption b { color: var(--text); }
        .caption { margin: 20px 0 6px; break-after: avoid; }
        .charts .caption:first-child { margin-top: 0; }
        .data { font-size: 1.05rem; border-left: 8px solid var(--alarm); padding: 4px 0 4px 12px; margin: 16px 0 0; }
        .toc { font-size: .9375rem; margin: 24px 0 0; }
        .toc p { font-weight: 600; margin: 0 0 4px; }
        .toc ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 20px; }
        .toc li { break-inside: avoid; }
        .toc a { display: block; padding: 5px 0; text-decoration: none; }
        .toc a:hover { text-decoration: underline; }
        .up { display: block; width: max-content; margin: 16px 0 0 auto; padding: 4px 0; font-size: .875rem; }
        .warnings { border: 2px solid var(--alarm); border-left-width: 8px; background: var(--alarm-back); padding: 12px 16px; margin: 24px 0 0; }
        .warnings h2 { color: var(--alarm); border: 0; padding: 0; margin: 0 0 6px; font-size: 1.15rem; }
        .warnings ul { margin: 0; padding-left: 20px; }
        .warnings li { margin: 4px 0; max-width: 80ch; }
        .headline .score { font: 700 2.9rem/1.1 Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia, "Liberation Serif", serif; margin: 0; font-variant-numeric: lining-nums; }
        .headline .of { font-size: 1.05rem; margin: 2px 0 16px; }
        .scroll { overflow-x: auto; margin: 0 0 12px; background: linear-gradient(to left, var(--back), var(--back)) right / 24px 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / 10px 100% no-repeat; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; font-size: .9375rem; border-top: 2px solid var(--rule); border-bottom: 2px solid var(--rule); }
        th, td { padding: 5px 14px 5px 0; text-align: right; vertical-align: top; overflow-wrap: normal; }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--rule); }
        tbody th { font-weight: 600; }
        tbody tr + tr > * { border-top: 1px solid var(--line); }
        td { white-space: nowrap; }
        th.text, td.text, tbody th { text-align: left; }
        td.prose { white-space: normal; text-align: left; min-width: 14em; }
        .scroll tbody th { position: sticky; left: 0; background: var(--back); min-width: 5.5em; }
        th small, td small { display: block; color: var(--muted); font-weight: 400; font-size: .8125rem; overflow-wrap: normal; }
        tbody.rule { border-top: 1px solid var(--rule); }
        tbody th.group { position: static; padding-top: 12px; }
        tr.doubt td, td.doubt { color: var(--muted); }
        .matrix { border: 0; }
        .matrix td { min-width: 64px; padding: 5px 4px; text-align: center; line-height: 1.25; border: 1px solid var(--line); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .matrix td small { font-size: .75rem; color: inherit; }
        .matrix thead th { text-align: center; padding: 4px; border: 0; }
        .matrix thead th:last-child { text-align: right; padding: 4px 0 4px 10px; }
        .matrix tbody th { border: 0; padding-right: 10px; vertical-align: middle; }
        .matrix .right { background: rgb(var(--right) / var(--rate)); }
        .matrix .wrong { background: rgb(var(--wrong) / var(--rate)); }
        .matrix td { vertical-align: middle; }
        .matrix td.sum { color: var(--muted); border: 0; text-align: right; padding-left: 10px; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 28px 36px; align-items: start; margin: 8px 0 0; }
        figure { margin: 0; min-width: 0; }
        figure > svg.chart, .charts > svg.chart { max-width: 480px; }
        svg.chart { display: block; width: 100%; height: auto; }
        figcaption { margin: 8px 0 0; }
        dl { display: grid; grid-template-columns: minmax(9em, max-content) 1fr; gap: 3px 20px; margin: 0 0 12px; font-size: .9375rem; }
        dt { color: var(--muted); }
        dd { margin: 0; font-variant-numeric: tabular-nums; }
        ul.notes { padding-left: 20px; margin: 0; }
        ul.notes li { max-width: 75ch; margin: 0 0 8px; }
        details { margin: 12px 0; }
        dd details { margin: 0; }
        code { font: .8125rem/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
        summary { cursor: pointer; color: var(--link); padding: 4px 0; }
        .cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr)); gap: 20px 24px; margin: 8px 0 0; padding: 0; list-style: none; }
        .cases .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 4px; }
        .cases .pair.single { grid-template-columns: 1fr; }
        .cases img { display: block; width: 100%; height: auto; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .cases figcaption b { display: block; }
        footer { margin: 48px 0 0; padding: 12px 0 0; border-top: 1px solid var(--rule); color: var(--muted); font-size: .875rem; }
        @media (min-width: 900px) {
          .sheet { max-width: 1240px; }
          .with-toc { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 0 48px; }
          .with-toc .toc { position: sticky; top: 24px; align-self: start; max-height: calc(100vh - 48px); overflow-y: auto; margin: 24px 0 0; }
          .toc ol { columns: 1; }
          .up { display: none; }
        }
        @media (max-width: 560px) {
          .sheet { padding: 20px 12px 32px; }
          h1 { font-size: 1.55rem; }
          h2 { font-size: 1.25rem; }
          section { margin: 32px 0 0; }
          .headline .score { font-size: 2.3rem; }
          table { font-size: .8125rem; }
          th, td { padding: 4px 9px 4px 0; }
          th small, td small { font-size: .75rem; }
          .matrix { width: 100%; table-layout: fixed; font-size: .75rem; }
          .matrix th, .matrix td { min-width: 0; padding: 3px 1px; }
          .matrix tbody th { min-width: 0; padding-right: 3px; }
          .matrix td.sum { padding-left: 2px; }
          .matrix td small { font-size: .625rem; }
          .matrix.many { table-layout: auto; width: auto; }
          .matrix.many td { min-width: 44px; }
          .matrix tbody th small, tr.doubt th small { display: none; }
          .toc a { padding: 8px 0; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin: 0 0 8px; }
        }
        @media print {
          body { font-size: 10pt; }
          .sheet { max-width: none; padding: 0; }
          .with-toc { display: block; }
          .toc, .skip, .up { display: none; }
          h2, h3 { break-after: avoid; }
          section { margin-top: 18pt; }
          figure, tr, .cases li, .matrix, .warnings, .headline { break-inside: avoid; }
          figure > svg.chart { max-height: 200mm; }
          .charts figure > svg.chart { max-height: 88mm; }
          .charts { grid-template-columns: 1fr 1fr; }
          .cases { grid-template-columns: repeat(3, 1fr); }
          .scroll { overflow: visible; }
          .scroll tbody th { position: static; }
          table { font-size: 8.5pt; }
          th, td { padding-right: 8pt; }
          details > summary { display: none; }
          a { color: inherit; text-decoration: none; }
        }

        """;
}
