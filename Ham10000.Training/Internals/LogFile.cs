using System.Text;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>A text file that grows by lines. A resumed fit cuts off what was written after its checkpoint. Others may read it meanwhile.</summary>
/// <remarks>Nothing happens to the file before its first line is due, since only then it is known whether the fit is a resumed one.</remarks>
internal sealed partial class LogFile(string path, bool append)
{
    private const int BufferLimit = 1 << 16;

    private readonly StringBuilder _lines = new();

    /// <summary>Whether the fit has made the file ready.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Before a fit.</summary>
    internal void Reset()
    {
        _lines.Clear();
        (_resumeAt, _resumeHash) = (null, null);
        IsOpen = false;
    }

    /// <summary>Makes the file ready for lines, once in a fit.</summary>
    /// <param name="header">The first line; null for none.</param>
    /// <param name="context">The fit. A resumed one never empties a file; its logger is told if the file is not what it was.</param>
    internal void Open(string? header, TrainingContext context)
    {
        if (IsOpen)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, append || context.IsResumed || _resumeAt is not null ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
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

    /// <summary>Adds a line; <see cref="Flush"/> brings it to the disk.</summary>
    internal void Add(ReadOnlySpan<char> line)
    {
        _lines.Append(line).Append('\n');
        if (_lines.Length > BufferLimit)
        {
            Flush();
        }
    }

    /// <summary>The buffer, for a caller who formats into it and ends the line itself.</summary>
    internal StringBuilder Lines => _lines.Length > BufferLimit ? Flush() : _lines;

    /// <summary>Brings what was added to the disk.</summary>
    internal StringBuilder Flush()
    {
        if (_lines.Length > 0)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes(_lines.ToString()));
            file.Flush(flushToDisk: true);
            _lines.Clear();
        }

        return _lines;
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
            file.Write(Encoding.UTF8.GetBytes(header + "\n"));
            file.Flush(flushToDisk: true);
        }
    }
}
