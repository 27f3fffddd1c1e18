using Ham10000.Dataset;

namespace Ham10000.Models;

internal static partial class SafetensorsWriter
{
    /// <summary>The last tensor of a file with a checksum: SHA-256 of every byte before it.</summary>
    public const string ChecksumName = "checksum.sha256";

    /// <summary>Writes a file whose last 32 bytes are the SHA-256 of all others, as a tensor of the format's own, so that other programs read the file too.</summary>
    /// <param name="path">The file.</param>
    /// <param name="blocks">The tensors.</param>
    /// <param name="metadata">The texts.</param>
    /// <param name="write">What puts a whole file in place or none, such as <see cref="AtomicFile.Write"/>.</param>
    public static void WriteChecked(
        string path, IEnumerable<SafetensorsBlock> blocks, IReadOnlyDictionary<string, string> metadata, Action<string, Action<Stream>> write)
    {
        SafetensorsBlock[] all = [.. Ordered(blocks), ChecksumBlock];
        CheckNames(all);
        var header = Header(all, metadata);
        write(path, stream =>
        {
            using var hashing = new HashingStream(stream);
            WriteAll(hashing, header, all);
        });
    }

    /// <summary>The size of the file that the same call of <see cref="WriteChecked"/> would write, in bytes.</summary>
    public static long CheckedSize(IEnumerable<SafetensorsBlock> blocks, IReadOnlyDictionary<string, string> metadata)
    {
        SafetensorsBlock[] all = [.. Ordered(blocks), ChecksumBlock];
        return SafetensorsHeader.LengthSize + Header(all, metadata).Length + all.Sum(block => block.ByteCount);
    }

    private static SafetensorsBlock ChecksumBlock => new(ChecksumName, SafetensorsType.U8, [HashingStream.HashSize], static stream => stream.Write(((HashingStream)stream).Hash()));
}
