using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>Copies a PNG without its ancillary chunks, so that gamma and colour profiles do not change its pixels (Pillow
/// ignores them too) and compressed text or profiles never reach a decompressor.</summary>
internal static class PngChunks
{
    private const int Overhead = 12;

    internal static byte[] KeepPicture(ReadOnlySpan<byte> file)
    {
        byte[] kept = GC.AllocateUninitializedArray<byte>(file.Length);
        int at = PngHeader.Signature.Length, length = at;
        file[..at].CopyTo(kept);
        while (file.Length - at >= Overhead)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(file[at..]) + (long)Overhead;
            bool isCritical = (file[at + 4] & 0x20) == 0;
            if (size > file.Length - at)
            {
                throw new DatasetFormatException($"The PNG is truncated: the chunk at byte {at} claims {size} bytes, and {file.Length - at} are left. Fetch the file again.");
            }

            if (isCritical)
            {
                file.Slice(at, (int)size).CopyTo(kept.AsSpan(length));
                length += (int)size;
            }

            at += (int)size;
        }

        return kept.AsSpan(0, length).ToArray();
    }
}
