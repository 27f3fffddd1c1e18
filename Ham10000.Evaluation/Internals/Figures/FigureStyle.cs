namespace Ham10000.Evaluation;

/// <summary>The colours and strokes of all drawings; also the style sheet of an SVG file that stands alone.</summary>
/// <remarks>The seven colours of classes differ from each other and from the background (3.3:1 at least) for readers with protanopia, deuteranopia and tritanopia
/// too: the least distance in CIELAB under the simulations of Machado et al. 2009 is 18. Dashes and markers tell the classes apart without colour.</remarks>
internal static class FigureStyle
{
    public const string Css = """
        .chart { --text: #1b1f24; --muted: #57606a; --grid: #dde1e6; --line: #8b949e; --back: #ffffff; --one: #1f52e0; --two: #ad2408; --fill: #b7c9ef; --right: 107 163 222; --wrong: 240 164 104; --on: #1b1f24;
          --c0: #1f52e0; --c1: #b98200; --c2: #2d9b69; --c3: #5a2384; --c4: #ad2408; --c5: #33231f; --c6: #8d8aaf; font-family: system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
        .chart .back { fill: var(--back); }
        .chart text { fill: var(--text); font-size: 12px; }
        .chart .title { font-size: 15px; font-weight: 600; }
        .chart .head { font-weight: 600; }
        .chart .axis { fill: var(--muted); }
        .chart .small { font-size: 11px; }
        .chart .end { text-anchor: end; }
        .chart .mid { text-anchor: middle; }
        .chart .grid { stroke: var(--grid); stroke-width: 1; }
        .chart .frame { stroke: var(--line); stroke-width: 1; fill: none; }
        .chart .guide { stroke: var(--line); stroke-width: 1; stroke-dasharray: 4 4; fill: none; }
        .chart .phase { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 1 3; }
        .chart .one, .chart .two, .chart .class { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: butt; }
        .chart .class { stroke-width: 1.8; }
        .chart .one { stroke: var(--one); }
        .chart .two { stroke: var(--two); }
        .chart .dashed { stroke-dasharray: 6 4; }
        .chart .dot-one { fill: var(--one); }
        .chart .dot-two { fill: var(--back); stroke: var(--two); stroke-width: 2; }
        .chart .bar { fill: var(--fill); }
        .chart .faint { opacity: .45; }
        .chart .hit { fill: transparent; stroke: none; }
        .chart .right { fill: rgb(var(--right)); }
        .chart .wrong { fill: rgb(var(--wrong)); }
        .chart .mark { stroke: var(--back); stroke-width: 1; }
        .chart .s0 { stroke: var(--c0); } .chart .s1 { stroke: var(--c1); } .chart .s2 { stroke: var(--c2); } .chart .s3 { stroke: var(--c3); } .chart .s4 { stroke: var(--c4); } .chart .s5 { stroke: var(--c5); } .chart .s6 { stroke: var(--c6); }
        .chart .f0 { fill: var(--c0); } .chart .f1 { fill: var(--c1); } .chart .f2 { fill: var(--c2); } .chart .f3 { fill: var(--c3); } .chart .f4 { fill: var(--c4); } .chart .f5 { fill: var(--c5); } .chart .f6 { fill: var(--c6); }
        .chart .d1 { stroke-dasharray: 8 3; } .chart .d2 { stroke-dasharray: 2 2.5; } .chart .d3 { stroke-dasharray: 9 3 2 3; } .chart .d4 { stroke-dasharray: none; } .chart .d5 { stroke-dasharray: 4 2; } .chart .d6 { stroke-dasharray: 12 3 2 3 2 3; }
        @media (prefers-color-scheme: dark) { .chart { --text: #e3e6ea; --muted: #9aa4af; --grid: #2c3238; --line: #6b7580; --back: #14171a; --one: #7b9cff; --two: #e8785c; --fill: #2f4676; --right: 45 95 155; --wrong: 140 78 30; --on: #f2f4f6;
          --c0: #7b70f4; --c1: #f2d02c; --c2: #34e58c; --c3: #b3659a; --c4: #d75a3c; --c5: #f2f4ee; --c6: #92c3ff; } }
        @media print { .chart { --text: #1b1f24; --muted: #57606a; --grid: #dde1e6; --line: #8b949e; --back: #ffffff; --one: #1f52e0; --two: #ad2408; --fill: #b7c9ef; --right: 107 163 222; --wrong: 240 164 104; --on: #1b1f24;
          --c0: #1f52e0; --c1: #b98200; --c2: #2d9b69; --c3: #5a2384; --c4: #ad2408; --c5: #33231f; --c6: #8d8aaf; -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

        """;
}
