using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>What a store was made from: a file name that says which images and options, and a hash that also says which content.</summary>
internal sealed record StoreKey(string FileName, byte[] Hash, int Count, int Height, int Width)
{
    // Part of the hash: another decoder may give other pixels.
#if TORCHSHARP_PROVIDER
    private const string Decoder = "ImageSharp";
#else
    private const string Decoder = "system";
#endif

    internal static StoreKey Of(IReadOnlyList<ImageSource> sources, Preprocessing preprocessing)
    {
        using var identity = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string options = $"{preprocessing.Height}x{preprocessing.Width}-{preprocessing.Resize}-{preprocessing.Interpolation}{preprocessing.HairRemoval?.ShortName}{preprocessing.ColorConstancy?.ShortName}".ToLowerInvariant();
        Append(content, $"{StoreHeader.CurrentVersion} {Decoder} {options}");
        var failures = new ImageFailures();
        for (int i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            var file = new FileInfo(source.Path);
            if (!file.Exists)
            {
                failures.Add(i, source, "the file does not exist");
                continue;
            }

            Append(identity, source.ImageId);
            Append(identity, source.Path);
            Append(content, file.Name);
            Append(content, file.Length);
            Append(content, file.LastWriteTimeUtc.Ticks);
        }

        failures.ThrowIfAny(sources.Count);
        string name = $"{options}-{Convert.ToHexStringLower(identity.GetHashAndReset().AsSpan(0, 8))}{StoreFolder.Ending}";
        return new StoreKey(name, content.GetHashAndReset(), sources.Count, preprocessing.Height, preprocessing.Width);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Append(hash, (long)text.Length);
        Span<byte> bytes = stackalloc byte[512];
        if (Encoding.UTF8.TryGetBytes(text, bytes, out int written))
        {
            hash.AppendData(bytes[..written]);
        }
        else
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
