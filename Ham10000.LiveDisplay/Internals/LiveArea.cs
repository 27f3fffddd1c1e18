using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ham10000.LiveDisplay.Internals;

/// <summary>Lines at the end of a console that are written over.</summary>
internal sealed class LiveArea(IAnsiConsole console)
{
    private int _lines;

    internal void Show(IRenderable view)
    {
        var width = console.Profile.Width;
        var lines = Segment.SplitLines(view.Render(RenderOptions.Create(console, console.Profile.Capabilities), width), width);

        // More lines than the console has cannot be written over; the last ones matter least.
        var shown = lines.Take(Math.Max(1, console.Profile.Height - 1)).ToList();
        console.Cursor.Hide();
        if (_lines > 0)
        {
            console.Write(new ControlCode($"\u001b[{_lines}A\r\u001b[J"));
        }

        foreach (var line in shown)
        {
            console.Write(new Lines(line));
        }

        _lines = shown.Count;
    }

    internal void End()
    {
        console.Cursor.Show();
        _lines = 0;
    }

    private sealed class Lines(SegmentLine line) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. line, Segment.LineBreak];
    }
}
