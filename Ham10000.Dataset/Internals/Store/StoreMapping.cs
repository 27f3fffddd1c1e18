using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ham10000.Dataset;

/// <summary>A store file mapped into memory.</summary>
internal sealed unsafe class StoreMapping : IDisposable
{
    private readonly FileStream _stream;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly long _tableOffset;
    private readonly byte* _start;
    private int _isDisposed;

    // The stream's lock tells others that the file is in use; the mapping alone has none.
    private StoreMapping(FileStream stream, MemoryMappedFile file, MemoryMappedViewAccessor view, long tableOffset)
    {
        (_stream, _file, _view, _handle, _tableOffset) = (stream, file, view, view.SafeMemoryMappedViewHandle, tableOffset);
        byte* start = null;
        _handle.AcquirePointer(ref start);
        _start = start + view.PointerOffset;
    }

    internal bool IsClosed => Volatile.Read(ref _isDisposed) != 0;

    /// <summary>Maps a file if it is the store that is wanted.</summary>
    internal static StoreMapping? Open(string path, StoreKey wanted, out StoreHeader header, out string reason)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            var mapping = Map(stream, wanted, out header, out reason);
            if (mapping is null)
            {
                stream.Dispose();
            }

            return mapping;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static StoreMapping? Map(FileStream stream, StoreKey wanted, out StoreHeader header, out string reason)
    {
        byte[] page = new byte[StoreHeader.Length];
        int read = stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
        if (StoreHeader.TryRead(page.AsSpan(0, read), stream.Length, wanted, out header) is { } problem)
        {
            reason = problem;
            return null;
        }

        var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var mapping = new StoreMapping(stream, file, file.CreateViewAccessor(0, header.FileLength, MemoryMappedFileAccess.Read), header.TableOffset);
        if (Checksum.Of(new ReadOnlySpan<byte>(mapping._start + header.TableOffset, header.Count * sizeof(uint))) != header.TableChecksum)
        {
            mapping.Dispose();
            reason = "the checksums of the one there is are damaged";
            return null;
        }

        reason = "";
        return mapping;
    }

    internal ReadOnlySpan<byte> Row(int row, int length) => new(_start + StoreHeader.Length + (long)row * length, length);

    internal uint ChecksumOf(int row) => *(uint*)(_start + _tableOffset + row * sizeof(uint));

    internal Lease Acquire() => new(_handle);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _handle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
            _stream.Dispose();
        }
    }

    /// <summary>Keeps the memory mapped while threads read it.</summary>
    internal sealed class Lease : IDisposable
    {
        private readonly SafeHandle _handle;
        private int _isDisposed;

        internal Lease(SafeHandle handle)
        {
            bool isAcquired = false;
            handle.DangerousAddRef(ref isAcquired);
            _handle = handle;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                _handle.DangerousRelease();
            }
        }
    }
}
