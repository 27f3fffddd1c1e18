namespace Ham10000.Training;

/// <summary>Prints one line per epoch, and on a console a line that shows the epoch's progress and is overwritten.</summary>
/// <remarks>Only carriage returns and spaces are used, no escape sequences; where the output is redirected, only the lines of complete epochs
/// are printed.</remarks>
public sealed class ConsoleProgress : TrainingCallback
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly TextWriter? _writer;
    private readonly bool _interactive;
    private readonly TimeProvider _time;
    private readonly string _prefix;
    private long _shownAt;
    private int _shownLength;
    private bool _isGone;

    /// <summary>Makes the callback.</summary>
    /// <param name="name">Stands before every line; null for nothing.</param>
    /// <param name="writer">Where to print. Default the console's output.</param>
    /// <param name="interactive">Whether to show the progress inside an epoch. Default: only on a console whose output is not redirected.</param>
    /// <param name="time">The clock that limits how often the line is renewed. Default the system's.</param>
    public ConsoleProgress(string? name = null, TextWriter? writer = null, bool? interactive = null, TimeProvider? time = null)
    {
        _prefix = string.IsNullOrEmpty(name) ? "" : name + "  ";
        _writer = writer;
        _interactive = interactive ?? (writer is null && !Console.IsOutputRedirected);
        _time = time ?? TimeProvider.System;
    }

    private TextWriter Writer => _writer ?? Console.Out;

    // A line that the console breaks could not be overwritten. Consoles that do not know their width say 0.
    private int Width => _writer is null && !Console.IsOutputRedirected && Console.WindowWidth > 1 ? Console.WindowWidth - 1 : int.MaxValue;

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        _isGone = false;
        _shownLength = 0;
        _shownAt = _time.GetTimestamp();
    }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!_interactive || (context.Step < context.StepsPerEpoch && _time.GetElapsedTime(_shownAt) < Interval))
        {
            return;
        }

        _shownAt = _time.GetTimestamp();
        var line = Text($"{Head(context)}  step {context.Step}/{context.StepsPerEpoch}  loss {context.RunningLoss:0.0000}  ")
            + Text($"{Share("accuracy", context.RunningAccuracy)}{context.ImagesPerSecond:0} images/s  {Left(context)}");
        Overwrite(line.Length > Width ? line[..Width] : line);
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var record = context.LastRecord!;
        var validation = record.ValidationLoss is null ? "" : Text($"|  validation loss {record.ValidationLoss:0.0000}  ")
            + Share("accuracy", record.ValidationAccuracy) + Share("balanced", record.ValidationBalancedAccuracy);
        var training = Text($"loss {record.TrainingLoss:0.0000}  ") + Share("accuracy", record.TrainingAccuracy) + Share("balanced", record.TrainingBalancedAccuracy);
        Overwrite((Text($"{Head(context)}  {record.Seconds:0.0} s  {record.ImagesPerSecond:0} images/s  rate {record.LearningRate:g3}  ") + training + validation).TrimEnd());
        EndLine();
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        if (_shownLength > 0)
        {
            EndLine();
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    // An autoencoder has no accuracies.
    private static string Share(string name, double? share) => share is null or double.NaN ? "" : Text($"{name} {100 * share:0.0} %  ");

    private static string Left(TrainingContext context)
    {
        var images = context.ImagesPerEpoch - context.EpochImages;
        if (context.ImagesPerSecond <= 0)
        {
            return "";
        }

        var seconds = (long)(images / context.ImagesPerSecond);
        return $"{seconds / 60}:{seconds % 60:00} left";
    }

    private string Head(TrainingContext context)
    {
        var all = context.Options.Epochs.ToString();
        return $"{_prefix}epoch {context.Epoch.ToString().PadLeft(all.Length)}/{all}";
    }

    private void Overwrite(string text)
    {
        Print(_shownLength > 0 ? "\r" + text.PadRight(_shownLength) : text);
        _shownLength = text.Length;
    }

    private void EndLine()
    {
        Print(Writer.NewLine);
        _shownLength = 0;
    }

    // A terminal that was closed takes nothing more, and what is shown may not end a fit, least of all before its checkpoint.
    private void Print(string text)
    {
        try
        {
            if (!_isGone)
            {
                Writer.Write(text);
                Writer.Flush();
            }
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }
}
