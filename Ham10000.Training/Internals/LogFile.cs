using System.Text;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>A text file that grows by lines. A resumed fit cuts off what was written after its checkpoint. Others may read it meanwhile.</summary>
/// <remarks>Nothing happens to the file before its first line is due, since only then it is known whether the fit is a resumed one. What cannot be written waits for
/// the next time.</remarks>
internal sealed partial class LogFile(string path, bool append, string callback)
{
    private const int BufferLimit = 1 << 16;

    private readonly StringBuilder _lines = new();
    private readonly DiskGuard _guard = new(callback, "What it lacks is written as soon as that is possible.");
    private TrainingContext? _context;
    private long _lost;

    /// <summary>Whether the fit has made the file ready.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>The buffer, for a caller who formats into it and ends the line itself.</summary>
    internal StringBuilder Lines => _lines.Length > BufferLimit ? Flush() : _lines;

    /// <summary>The most characters that wait for a disk that is full; the lines of an endless fit would fill the memory too.</summary>
    internal int PendingLimit { get; init; } = 1 << 24;

    /// <summary>Before a fit.</summary>
    internal void Reset()
    {
        _lines.Clear();
        _guard.Reset();
        _lost = 0;
        (_resumeAt, _resumeHash) = (null, null);
        IsOpen = false;
    }

    /// <summary>Makes the file ready for lines, once in a fit.</summary>
    /// <param name="header">The first line; null for none.</param>
    /// <param name="context">The fit. A resumed one never empties a file; its logger is told if the file is not what it was.</param>
    /// <exception cref="IOException">The file cannot be made, and no step was taken yet that would be lost. Later it is a warning.</exception>
    internal void Open(string? header, TrainingContext context)
    {
        _context = context;
        if (IsOpen)
        {
            return;
        }

        if (context.Step == 0 && !_guard.Fails)
        {
            Prepare(header, context);
        }
        else
        {
            _guard.Try(path, context, () => Prepare(header, context));
        }
    }

    /// <summary>Adds a line; <see cref="Flush"/> brings it to the disk.</summary>
    internal void Add(ReadOnlySpan<char> line)
    {
        _lines.Append(line).Append('\n');
        if (_lines.Length > BufferLimit)
        {
            Flush();
        }
    }

    /// <summary>Brings what was added to the disk, or keeps it where that is not possible.</summary>
    internal StringBuilder Flush()
    {
        if (_lines.Length > 0 && IsOpen && _guard.Try(path, _context!, Append))
        {
            _lines.Clear();
        }

        if (_lines.Length > PendingLimit)
        {
            _lost += Count(_lines);
            _lines.Clear();
        }

        return _lines;
    }

    /// <summary>Brings what was added to the disk for the last time in a fit, and says what the file lacks.</summary>
    internal void End()
    {
        Flush();
        if (_lost + Count(_lines) is > 0 and var lines && _context is not null)
        {
            _context.Warn($"'{path}' lacks {lines} lines, which could not be written until the end of the fit.");
        }
    }

    private static long Count(StringBuilder lines)
    {
        var count = 0L;
        foreach (var chunk in lines.GetChunks())
        {
            count += chunk.Span.Count('\n');
        }

        return count;
    }

    private void Append()
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        FileEnd.Append(file, Encoding.UTF8.GetBytes(_lines.ToString()));
    }

    private void Prepare(string? header, TrainingContext context)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(
            path, append || context.IsResumed || _resumeAt is not null ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        if (_resumeAt > file.Length)
        {
            context.Logger.LogWarning("'{Path}' has {Length} bytes and had {Expected} at the checkpoint; the log goes on after what is there.", path, file.Length, _resumeAt);
        }

        if (_resumeAt < file.Length)
        {
            Cut(file, _resumeAt.Value, context);
        }

        Continue(file, header);
        IsOpen = true;
    }

    // A last line without an end was left by a crash.
    private void Continue(FileStream file, string? header)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (end > 0 && header is not null)
        {
            var found = Encoding.UTF8.GetString(bytes, 0, Array.IndexOf(bytes, (byte)'\n'));
            if (found != header)
            {
                throw new InvalidOperationException($"{path} line 1: the columns are '{found}'. Expected '{header}' to add lines to it. Choose another file, or do not append.");
            }
        }

        file.SetLength(end);
        if (end == 0 && header is not null)
        {
            FileEnd.Append(file, Encoding.UTF8.GetBytes(header + "\n"));
        }
    }
}
