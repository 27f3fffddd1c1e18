using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ham10000.Dataset;

/// <summary>Builds a store file: every thread reads, decodes, resizes and writes one image after another into its place.</summary>
internal sealed class StoreBuilder
{
    // Beyond so many bad images the list is no longer read, only the time is lost.
    private const int FailuresLimit = 100;

    private readonly IReadOnlyList<ImageSource> _sources;
    private readonly Preprocessing _preprocessing;
    private readonly StoreOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly SafeFileHandle _file;
    private readonly StoreHeader _header;
    private readonly uint[] _checksums;
    private readonly ImageFailures _failures = new();
    private readonly ProgressCounter _progress;
    private ExceptionDispatchInfo? _error;
    private int _next = -1;

    private StoreBuilder(
        SafeFileHandle file, StoreHeader header, IReadOnlyList<ImageSource> sources, Preprocessing preprocessing, StoreOptions options, CancellationToken cancellation)
    {
        (_file, _header, _sources, _preprocessing, _options, _cancellation) = (file, header, sources, preprocessing, options, cancellation);
        _checksums = new uint[sources.Count];
        _progress = new ProgressCounter(sources.Count, options.Progress is { } progress ? (done, elapsed) => progress.Report(new StoreProgress(done, sources.Count, elapsed)) : null);
    }

    internal static void Build(
        string path, StoreKey key, IReadOnlyList<ImageSource> sources, Preprocessing preprocessing, StoreOptions options, CancellationToken cancellation)
    {
        var header = new StoreHeader(key.Count, key.Height, key.Width, 0);
        var stream = StoreFolder.CreateTemporary(path, header.FileLength);
        string temporary = stream.Name;
        try
        {
            using (stream)
            {
                var builder = new StoreBuilder(stream.SafeFileHandle, header, sources, preprocessing, options, cancellation);
                builder.Run();
                builder.Finish(key);
                stream.Flush(flushToDisk: true);
                cancellation.ThrowIfCancellationRequested();
            }

            // Closed before, so that nobody who opens the store finds it locked.
            File.Move(temporary, path, overwrite: true);
            FolderFlush.ToDisk(Path.GetDirectoryName(temporary)!);
        }
        catch (Exception e)
        {
            StoreFolder.TryDelete(temporary);

            // The last is what RandomAccess makes of a file that is too large for its file system (FAT) or for the user's limit.
            if (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
            {
                throw StoreFolder.Unwritable(Path.GetDirectoryName(path)!, header.FileLength, e);
            }

            throw;
        }
    }

    private void Run()
    {
        int count = Math.Min(_options.Threads ?? Environment.ProcessorCount, _sources.Count);
        var threads = new Thread[count - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true, Name = "Ham10000 store builder" };
            threads[i].Start();
        }

        Work();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        _error?.Throw();
        _cancellation.ThrowIfCancellationRequested();
        _failures.ThrowIfAny(_sources.Count, isComplete: _next >= _sources.Count - 1);
    }

    private void Work()
    {
        try
        {
            var worker = new StoreWorker(_preprocessing, _options.Decode);
            while (_error is null && !_cancellation.IsCancellationRequested && _failures.Count < FailuresLimit)
            {
                int row = Interlocked.Increment(ref _next);
                if (row >= _sources.Count)
                {
                    return;
                }

                Store(worker, row);
                _progress.Add();
            }
        }
        catch (Exception e)
        {
            _error ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Store(StoreWorker worker, int row)
    {
        ReadOnlySpan<byte> pixels;
        try
        {
            pixels = worker.Make(_sources[row].Path);
        }
        catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException)
        {
            _failures.Add(row, _sources[row], e.Message);
            return;
        }

        RandomAccess.Write(_file, pixels, StoreHeader.Length + row * _header.RowLength);
        _checksums[row] = Checksum.Of(pixels);
    }

    private void Finish(StoreKey key)
    {
        var table = MemoryMarshal.AsBytes(_checksums.AsSpan());
        byte[] page = new byte[StoreHeader.Length];
        (_header with { TableChecksum = Checksum.Of(table) }).Write(page, key.Hash);
        RandomAccess.Write(_file, new byte[StoreHeader.Padding], StoreHeader.Length + _sources.Count * _header.RowLength);
        RandomAccess.Write(_file, table, _header.TableOffset);
        RandomAccess.Write(_file, page, 0);
    }
}
