using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Ham10000.LiveDisplay.Tests;

/// <summary>A terminal of 100 columns that keeps what is written and can say what it would show.</summary>
internal sealed partial class TerminalOutput(bool isTerminal) : IAnsiConsoleOutput, IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };

    public TextWriter Writer => _writer;

    public bool IsTerminal => isTerminal;

    public int Width => 100;

    public int Height => 40;

    public string Written => _writer.ToString();

    /// <summary>The lines on the screen, after moves of the cursor and clearing; the cursor's visibility is left out.</summary>
    public IReadOnlyList<string> Screen
    {
        get
        {
            var lines = new List<StringBuilder> { new() };
            var row = 0;
            foreach (Match part in Part().Matches(Written))
            {
                if (part.Groups["up"].Success)
                {
                    row -= int.Parse(part.Groups["up"].Value);
                    row.Should().BeGreaterThanOrEqualTo(0, "the cursor cannot leave the screen");
                }
                else if (part.Groups["clear"].Success)
                {
                    lines.RemoveRange(row + 1, lines.Count - row - 1);
                    lines[row].Clear();
                }
                else if (part.Value == "\n")
                {
                    row++;
                    if (row == lines.Count)
                    {
                        lines.Add(new());
                    }
                }
                else if (part.Groups["text"].Success)
                {
                    lines[row].Append(part.Value);
                }
            }

            return [.. lines.Select(line => line.ToString().TrimEnd())];
        }
    }

    public IAnsiConsole Console() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = this,
        Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
        Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
    });

    public void SetEncoding(Encoding encoding)
    {
    }

    public void Dispose() => _writer.Dispose();

    [GeneratedRegex(@"\x1b\[(?<up>\d+)A|(?<clear>\x1b\[J)|\x1b\[[0-9;?]*[A-Za-z]|\r|\n|(?<text>[^\x1b\r\n]+)")]
    private static partial Regex Part();
}
