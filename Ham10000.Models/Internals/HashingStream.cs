using System.Security.Cryptography;

namespace Ham10000.Models;

/// <summary>Passes on what is written, and knows the SHA-256 of it.</summary>
internal sealed class HashingStream(Stream inner) : Stream
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>The hash of everything that was written so far.</summary>
    public byte[] Hash() => _hash.GetCurrentHash();

    /// <summary>Whether a file ends with the hash of all that stands before.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsWhole(string path)
    {
        var (found, stored) = OfFile(path);
        return found.AsSpan().SequenceEqual(stored);
    }

    private static (byte[] Found, byte[] Stored) OfFile(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var left = file.Length - HashSize;
        var buffer = new byte[Math.Clamp(left, 1, 1 << 20)];
        while (left > 0)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var stored = new byte[HashSize];
        var count = file.ReadAtLeast(stored, HashSize, throwOnEndOfStream: false);
        return (hash.GetHashAndReset(), stored[..count]);
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        _hash.AppendData(buffer);
        _written += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
