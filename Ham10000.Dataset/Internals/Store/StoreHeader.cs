using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>The first page of a store file. Little-endian: magic, version, count, height, width, key, checksum of the
/// table of row checksums, checksum of the header itself.</summary>
/// <remarks>The rows follow, then 64 zero bytes so that vector loads may read past the last row, then one checksum (4 bytes) per row.</remarks>
internal readonly record struct StoreHeader(int Count, int Height, int Width, uint TableChecksum)
{
    internal const int Length = 4096;
    internal const int Padding = 64;
    internal const int CurrentVersion = 1;
    private const int KeyOffset = 24, TableChecksumOffset = 56, ChecksumOffset = 60;

    internal static ReadOnlySpan<byte> Magic => "HAM10KST"u8;

    internal long RowLength => (long)Height * Width * RgbImage.Channels;

    internal long TableOffset => (Length + Count * RowLength + Padding + 3) & ~3L;

    internal long FileLength => TableOffset + (long)Count * sizeof(uint);

    internal void Write(Span<byte> page, ReadOnlySpan<byte> key)
    {
        page.Clear();
        Magic.CopyTo(page);
        BinaryPrimitives.WriteInt32LittleEndian(page[8..], CurrentVersion);
        BinaryPrimitives.WriteInt32LittleEndian(page[12..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(page[16..], Height);
        BinaryPrimitives.WriteInt32LittleEndian(page[20..], Width);
        key.CopyTo(page[KeyOffset..]);
        BinaryPrimitives.WriteUInt32LittleEndian(page[TableChecksumOffset..], TableChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(page[ChecksumOffset..], Checksum.Of(page[..ChecksumOffset]));
    }

    /// <summary>Reads and checks a header.</summary>
    /// <returns>Why the file is not the store that is wanted, or null if it is.</returns>
    internal static string? TryRead(ReadOnlySpan<byte> page, long fileLength, StoreKey wanted, out StoreHeader header)
    {
        header = default;
        if (page.Length < Length || !page.StartsWith(Magic))
        {
            return "the one there is does not begin as a store does";
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(page[8..]);
        if (version != CurrentVersion)
        {
            return $"the one there is has version {version}, and {CurrentVersion} is wanted";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(page[ChecksumOffset..]) != Checksum.Of(page[..ChecksumOffset]))
        {
            return "the header of the one there is is damaged";
        }

        if (!page.Slice(KeyOffset, wanted.Hash.Length).SequenceEqual(wanted.Hash))
        {
            return "the images or options have changed since the one there is was built";
        }

        header = new StoreHeader(
            BinaryPrimitives.ReadInt32LittleEndian(page[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(page[TableChecksumOffset..]));
        bool isWanted = header.Count == wanted.Count && header.Height == wanted.Height && header.Width == wanted.Width;
        return !isWanted ? "the header of the one there is contradicts itself"
            : fileLength != header.FileLength ? $"the one there is has {fileLength} bytes instead of {header.FileLength}"
            : null;
    }
}
