using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ham10000.Dataset.Tests;

/// <summary>Zips that are damaged, lie or mean harm.</summary>
public sealed class ZipTests : IDisposable
{
    private readonly LayoutFolder _folder = new LayoutFolder().Text("HAM10000_metadata.csv", KaggleFolder.Header, KaggleFolder.Row(0), KaggleFolder.Row(1));

    private string Zip => _folder["images.zip"];

    public void Dispose()
    {
        NothingIsLeft();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("../../../ISIC_0.jpg")]
    [InlineData("..\\..\\ISIC_0.jpg")]
    [InlineData("/tmp/ISIC_0.jpg")]
    [InlineData("a/b/c/d/ISIC_0.jpg")]
    public void Open_EntryWithFolders_IsUnpackedUnderItsPlainName(string name)
    {
        _folder.Zip("images.zip", (name, LayoutFolder.Picture("ISIC_0")), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        using var data = _folder.Open();
        Path.GetFileName(Path.GetDirectoryName(data.Records[0].ImagePath))!.Should().StartWith("images-");
        Path.GetFileName(data.Records[0].ImagePath).Should().Be("ISIC_0.jpg");
        Directory.GetFiles(_folder.Cache, "*", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("a:ISIC_0.jpg")]
    [InlineData("ISIC\u0007.jpg")]
    [InlineData("ISIC*.jpg")]
    public void Open_EntryThatCanBeNoFile_IsRefused(string name)
    {
        _folder.Zip("images.zip", (name, LayoutFolder.Picture("x")), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        Fails($"The zip '{Zip}', entry '{Display.Text(name)}': its name cannot be that of an image file. Expected a name such as ISIC_0024306.jpg; take the entry out.");
    }

    [Fact]
    public void Open_BombThatSaysSo_IsRefusedBeforeItIsUnpacked()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", new byte[30_000_000]), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        _folder.Fails().Message.Should().Match($"The zip '{Zip}', entry 'ISIC_0.jpg': it claims to unpack * bytes to 30,000,000, which no photograph does. Take it out.");
    }

    [Fact]
    public void Open_EntryBeyondThePixelsLimit_IsRefused()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", Noise(1_100_000)), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        var open = () => HamDataset.Open(_folder.Root, new OpenOptions { CacheFolder = _folder.Cache, DecodePixelsLimit = 1000 });
        open.Should().Throw<DatasetFormatException>().WithMessage($"The zip '{Zip}', entry 'ISIC_0.jpg': it claims to unpack to 1,100,000 bytes. Expected at most 1,052,576, 4 for each of OpenOptions.DecodePixelsLimit; take it out, or raise the limit.");
    }

    [Fact]
    public void Open_BombThatLiesAboutItsLength_IsCutOffThere()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", new byte[30_000_000]), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        Spoil(bytes => EachHeader(bytes, (at, length) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), 5000), firstOnly: true));
        _folder.Fails().Message.Should().StartWith($"The zip '{Zip}', entry 'ISIC_0.jpg': it cannot be unpacked: ");
    }

    [Fact]
    public void Open_LengthTooGreat_IsFoundOut()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        Spoil(bytes => EachHeader(bytes, (at, length) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), 99_999), firstOnly: true));
        _folder.Fails().Message.Should().Match($"The zip '{Zip}', entry 'ISIC_0.jpg': it cannot be unpacked: *Fetch the zip again.");
    }

    [Fact]
    public void Open_BytesThatDoNotMatchTheirSum_AreFoundOut()
    {
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "ISIC_0.jpg", "ISIC_1.jpg" })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(LayoutFolder.Picture(name));
            }
        }

        Spoil(bytes => bytes[60] ^= 1);
        Fails($"The zip '{Zip}', entry 'ISIC_0.jpg': it cannot be unpacked: Its bytes do not match the checksum that the zip lists. Fetch the zip again.");
    }

    [Fact]
    public void Open_EncryptedEntry_SaysSo()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")), ("ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")));
        Spoil(bytes => EachHeader(bytes, (at, _) => bytes[at] |= 1));
        Fails($"The zip '{Zip}', entry 'ISIC_0.jpg': it is encrypted. Expected a zip without a password; unpack it yourself.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Open_CutShort_SaysWhichZipMayHoldTheImages(int length)
    {
        _folder.Zip("images.zip", "ISIC_0.jpg", "ISIC_1.jpg");
        File.WriteAllBytes(Zip, File.ReadAllBytes(Zip)[..length]);
        Fails($"The zip '{Zip}' has no end: it is cut short or no zip. Fetch it again. It may hold the 2 image(s) that are missing, such as 'ISIC_0'.");
    }

    [Fact]
    public void Open_ZipsInAZip_SaysWhichToUnpack()
    {
        _folder.Zip("download.zip", ("images.ZIP", [1, 2, 3]), ("ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")));
        _folder.Fails().Message.Should().Be(
            "HAM10000_metadata.csv line 3: no image 'ISIC_1' (.jpg, .jpeg or .png) lies in the folder or below it or in a zip there. "
            + "Expected one; complete the download, or unpack download.zip: it holds other zips, which are not looked into. To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
    }

    [Fact]
    public void Open_BrokenZipThatNobodyNeeds_IsPassedOver()
    {
        _folder.Images("ISIC_0.jpg", "ISIC_1.jpg").Text("images.zip", "not a zip");
        using var data = _folder.Open();
        data.Report.Warnings.Should().Equal($"A zip was passed over, since nothing in it is needed: The zip '{Zip}' has no end: it is cut short or no zip. Fetch it again.");
    }

    [Fact]
    public void Open_BrokenZipWithTheMetadata_IsNamed()
    {
        File.Delete(_folder["HAM10000_metadata.csv"]);
        _folder.Text("images.zip", "not a zip");
        _folder.Fails().Message.Should().EndWith($"The zip '{Zip}' has no end: it is cut short or no zip. Fetch it again.");
    }

    [Fact]
    public void Open_DirectoryOfMillions_IsRefusedUnread()
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), 5);
        using (var zip = File.Create(Zip))
        {
            zip.SetLength(100_000_000);
            zip.Seek(0, SeekOrigin.End);
            zip.Write(end);
        }

        _folder.Fails().Message.Should().StartWith($"The zip '{Zip}' lists 5 entries in 100,000,022 bytes. Expected at most 200,000 in 67,108,864; take out what is no image.");
    }

    [Fact]
    public void Open_TotalBeyondReason_IsRefused()
    {
        var parts = Enumerable.Range(0, 400).Select(i => new ZipPart(i, $"{i}.jpg", $"{i}.jpg", 1_000_000, 1000)).ToList();
        File.WriteAllBytes(Zip, new byte[1000]);
        var check = () => ZipLimits.Check(Zip, parts, 100_000_000);
        check.Should().Throw<DatasetFormatException>().WithMessage($"The zip '{Zip}' claims to unpack to 400,000,000 bytes. Expected at most 268,439,456, which is 4 times its length and 256 MiB; photographs grow hardly at all.");
    }

    [Fact]
    public void Open_FuzzedZips_EndInRowsOrAClearError()
    {
        _folder.Zip("images.zip", ("ISIC_0.jpg", LayoutFolder.Picture("ISIC_0")), ("a/ISIC_1.jpg", LayoutFolder.Picture("ISIC_1")), ("HAM10000_metadata.tab", Encoding.UTF8.GetBytes("x")));
        var whole = File.ReadAllBytes(Zip);
        var opened = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            File.WriteAllBytes(Zip, Mutate(whole, new Random(seed)));
            File.SetLastWriteTimeUtc(Zip, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seed));
            try
            {
                using var data = _folder.Open(OnBadImage.Exclude);
                (data.Records.Count + data.Report.Exclusions.Count).Should().Be(data.Report.Rows);
                opened++;
            }
            catch (DatasetFormatException e)
            {
                e.Message.Should().Contain("zip");
            }
        }

        opened.Should().BeInRange(5, 140, "most mutations hurt and some do not");
    }

    [Fact]
    public void Open_UnpackingThatWasKilled_LeavesNothingBehind()
    {
        _folder.Zip("images.zip", "ISIC_0.jpg", "ISIC_1.jpg");
        string killed;
        using (var data = _folder.Open())
        {
            var folder = Path.GetDirectoryName(data.Records[0].ImagePath)!;
            killed = Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.x.tmp");
            Directory.CreateDirectory(killed);
            File.WriteAllText(Path.Combine(killed, ".lock"), "");
            File.WriteAllText(Path.Combine(killed, "ISIC_0.jpg"), "half");
            Directory.SetLastWriteTimeUtc(killed, DateTime.UtcNow.AddHours(-1));
            File.WriteAllText(data.Records[1].ImagePath, "cut short");
        }

        using var again = _folder.Open();
        File.ReadAllBytes(again.Records[1].ImagePath).Should().Equal(LayoutFolder.Picture("ISIC_1"), "what is not whole is unpacked anew");
        Directory.Exists(killed).Should().BeFalse();
    }

    [Fact]
    public void Open_FromManyThreadsAtOnce_AllFindTheImages()
    {
        _folder.Zip("images.zip", "ISIC_0.jpg", "ISIC_1.jpg");
        Parallel.For(0, 8, _ =>
        {
            using var data = _folder.Open();
            data.Records.Should().HaveCount(2);
        });
    }

    private void Fails(string message) => _folder.Fails(OnBadImage.Exclude).Message.Should().Be(message);

    private void Spoil(Action<byte[]> spoil)
    {
        var bytes = File.ReadAllBytes(Zip);
        spoil(bytes);
        File.WriteAllBytes(Zip, bytes);
    }

    /// <summary>Visits the local headers and the directory: where their flags and their unpacked length stand.</summary>
    private static void EachHeader(byte[] bytes, Action<int, int> visit, bool firstOnly = false)
    {
        foreach (var (signature, flags, length) in new[] { (0x04034B50u, 6, 22), (0x02014B50u, 8, 24) })
        {
            for (var i = 0; i + 30 < bytes.Length; i++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i)) == signature)
                {
                    visit(i + flags, i + length);
                    if (firstOnly)
                    {
                        break;
                    }
                }
            }
        }
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        for (var n = random.Next(1, 3); n > 0; n--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)255 : (byte)random.Next(256);
        }

        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private void NothingIsLeft()
    {
        if (Directory.Exists(_folder.Cache))
        {
            Directory.GetFileSystemEntries(_folder.Cache, "*.tmp*", SearchOption.AllDirectories).Should().BeEmpty("nothing half-unpacked stays");
        }
    }
}
