using System.Text;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Writes one line per epoch to a CSV file, in the columns of <see cref="TrainingHistory.SaveCsv"/>.</summary>
/// <remarks>Each line is on the disk before the next epoch starts, so a crash loses none. Others may read the file meanwhile.</remarks>
public sealed class CsvLogger : TrainingCallback
{
    private IReadOnlyList<string> _metricNames = [];

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file; its folder is created.</param>
    /// <param name="append">False, the default, replaces an existing file when the fit starts. True adds to it: its header must be the same,
    /// and a last line without an end, left by a crash, is removed.</param>
    public CsvLogger(string path, bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
        Append = append;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether an existing file is added to.</summary>
    public bool Append { get; }

    /// <inheritdoc />
    public override bool OnlyObserves => true;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _metricNames = HistoryCsv.MetricNames(context.Options.Metrics, context.ValidationImages is not null);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(FilePath))!);
        var header = HistoryCsv.Header(_metricNames);
        using var file = new FileStream(FilePath, Append ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        if (!ContinueExisting(file, header))
        {
            WriteLine(file, header);
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var file = new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read);
        WriteLine(file, HistoryCsv.Line(context.LastRecord!, _metricNames));
    }

    // Puts the stream after the last complete line; false if there is none.
    private bool ContinueExisting(FileStream file, string header)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (end > 0)
        {
            var found = Encoding.UTF8.GetString(bytes, 0, Array.IndexOf(bytes, (byte)'\n'));
            if (found != header)
            {
                throw new InvalidOperationException($"{FilePath} line 1: the columns are '{found}'. Expected '{header}' to add lines to it. Choose another file, or do not append.");
            }
        }

        file.SetLength(end);
        file.Position = end;
        return end > 0;
    }

    private static void WriteLine(FileStream file, string line)
    {
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }
}
