using Spectre.Console;
using Spectre.Console.Advanced;
using Spectre.Console.Rendering;

namespace Ham10000.LiveDisplay.Internals;

/// <summary>Lines at the end of a console that are written over.</summary>
internal sealed class LiveArea(IAnsiConsole console)
{
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";

    private int _lines;
    private bool _isGone;

    internal void Show(IRenderable view)
    {
        var lines = console.ToAnsi(view).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        // More lines than the console has cannot be written over; the last ones matter least.
        var shown = lines.Take(Math.Max(1, console.Profile.Height - 1)).ToList();
        var back = _lines > 0 ? $"\u001b[{_lines}A\r\u001b[J" : "";

        // In one piece, so that a program that is killed leaves the cursor visible.
        Print($"{HideCursor}{back}{string.Join('\n', shown)}\n{ShowCursor}");
        _lines = shown.Count;
    }

    internal void End() => _lines = 0;

    // A terminal that was closed takes nothing more, and what is shown may not end a fit, least of all before its checkpoint.
    private void Print(string text)
    {
        try
        {
            if (!_isGone)
            {
                console.Profile.Out.Writer.Write(text);
                console.Profile.Out.Writer.Flush();
            }
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }
}
