using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

internal sealed partial class LogFile
{
    private const int HashedBytes = 1 << 12;
    private const string HashEnding = ", hash", PendingEnding = ", lines that wait";
    private long? _resumeAt;
    private string? _resumeHash;

    /// <summary>Writes how long the file is, and the lines that it lacks because its disk is full: the steps that were trained are worth more than their log.</summary>
    internal void SaveState(TrainingState state, string name)
    {
        if (IsOpen)
        {
            Flush();
            _guard.Try(path, _context!, Measure);
        }

        // A fit that was resumed may be kept again before its first line is due.
        if (_resumeAt is { } length)
        {
            state.Write(name, length);
            state.Write(name + HashEnding, _resumeHash);
        }

        if (_lines.Length > 0)
        {
            state.Write(name + PendingEnding, _lines.ToString());
        }
    }

    internal void LoadState(TrainingState state, string name)
    {
        Reset();
        _resumeAt = state.Has(name) ? state.ReadInteger(name) : null;
        _resumeHash = state.Has(name + HashEnding) ? state.ReadText(name + HashEnding) : null;
        _lines.Append(state.Has(name + PendingEnding) ? state.ReadText(name + PendingEnding) : null);
    }

    private void Measure()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        (_resumeAt, _resumeHash) = (file.Length, HashBefore(file, file.Length));
    }

    // The file of another run loses nothing.
    private void Cut(FileStream file, long length, TrainingContext context)
    {
        if (_resumeHash is not null && HashBefore(file, length) != _resumeHash)
        {
            context.Logger.LogWarning("'{Path}' is not the file that the checkpoint knows; the log goes on after what is there.", path);
            return;
        }

        file.SetLength(length);
    }

    // Of the last bytes alone, so that it costs the same however long the file is.
    private static string HashBefore(FileStream file, long length)
    {
        var bytes = new byte[Math.Min(length, HashedBytes)];
        file.Position = length - bytes.Length;
        file.ReadExactly(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
    }
}
