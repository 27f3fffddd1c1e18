namespace Ham10000.Dataset.Tests;

public class ImageStoreDamageTests
{
    [Theory]
    [InlineData(0, "the one there is does not begin as a store does")]
    [InlineData(8, "the one there is has version 254, and 1 is wanted")]
    [InlineData(17, "the header of the one there is is damaged")]
    [InlineData(30, "the header of the one there is is damaged")]
    [InlineData(-2, "the checksums of the one there is are damaged")]
    public void OpenOrBuild_DamagedByte_BuildsAgainAndSaysWhy(int offset, string reason)
    {
        using var files = new StoreFiles(4);
        files.Open().Dispose();
        Flip(files.StoreFile, offset);

        using var store = files.Open();

        files.Log.Lines[2].Should().Be($"Building the image store {files.StoreFile}: {reason}");
        store[1].ToArray().Should().Equal(files.Expected(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void OpenOrBuild_CutFile_IsBuiltAgain(long length)
    {
        using var files = new StoreFiles(4);
        files.Open().Dispose();
        using (var file = new FileStream(files.StoreFile, FileMode.Open))
        {
            file.SetLength(length);
        }

        using var store = files.Open();

        files.Log.Lines.Should().HaveCount(4);
        store[3].ToArray().Should().Equal(files.Expected(3));
    }

    [Fact]
    public void Indexer_DamagedPixels_IsAnErrorOnceAndRepairedAtTheNextOpening()
    {
        using var files = new StoreFiles(4);
        files.Open().Dispose();
        string path = files.StoreFile;
        Flip(path, 4096 + 8 * 10 * 3 + 5);

        using (var store = files.Open())
        {
            store[0].Length.Should().Be(240);
            Action read = () => _ = store[1].Length;
            var error = read.Should().Throw<DatasetFormatException>().Which;
            error.Message.Should().Be($"{path}, row 1: the pixels of image 'ISIC_0000001' do not match their checksum, so the store was damaged on disk. It has been removed; open it again to build it anew.");
            error.ImageId.Should().Be("ISIC_0000001");
        }

        using var repaired = files.Open();
        repaired[1].ToArray().Should().Equal(files.Expected(1));
    }

    [Fact]
    public void OpenOrBuild_BadImages_NamesThemAndLeavesNothing()
    {
        using var files = new StoreFiles(6);
        File.WriteAllBytes(files.Sources[4].Path, []);
        File.WriteAllText(files.Sources[1].Path, "not an image");

        Action open = () => files.Open();

        var error = open.Should().Throw<DatasetFormatException>().Which;
        error.Message.Should().Be(
            $"2 of 6 images cannot be used, and no store was written. ISIC_0000001 ({files.Sources[1].Path}): The image begins with 6E 6F 74 20, which is neither JPEG (FF D8 FF) nor PNG (89 50 4E 47). Expected a JPEG or PNG file; convert it or fetch it again. "
            + $"ISIC_0000004 ({files.Sources[4].Path}): The image is empty (0 bytes). Expected a JPEG or PNG file; fetch it again.");
        (error.ImageId, error.Path).Should().Be(("ISIC_0000001", files.Sources[1].Path));
        Directory.GetFiles(files.Cache).Should().BeEmpty();
    }

    [Fact]
    public void OpenOrBuild_MostImagesBad_GivesUpAndDoesNotClaimToHaveSeenAll()
    {
        using var files = new StoreFiles(150);
        foreach (var source in files.Sources)
        {
            File.WriteAllBytes(source.Path, []);
        }

        Action open = () => files.Open(files.Options with { Threads = 1 });

        open.Should().Throw<DatasetFormatException>().Which.Message.Should().StartWith("At least 100 of 150 images cannot be used, and no store was written. ISIC_0000000 (")
            .And.EndWith(": The image is empty (0 bytes). Expected a JPEG or PNG file; fetch it again. And 90 more.");
    }

    [Fact]
    public void OpenOrBuild_MissingImages_NamesTenAndCountsTheRest()
    {
        using var files = new StoreFiles(1);
        var sources = files.Sources.Concat(Enumerable.Range(0, 12).Select(i => new ImageSource($"gone_{i:D2}", Path.Combine(files.Cache, "gone.jpg")))).ToArray();

        Action open = () => ImageStore.OpenOrBuild(sources, StoreFiles.Preprocessing, files.Options);

        open.Should().Throw<DatasetFormatException>().Which.Message.Should().StartWith("12 of 13 images cannot be used, and no store was written. gone_00 (")
            .And.EndWith("gone_09 (" + sources[1].Path + "): the file does not exist. And 2 more.");
    }

    [Fact]
    public void OpenOrBuild_CancelledInTheMiddle_LeavesNothing()
    {
        using var files = new StoreFiles(30);
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAtOnce(cancellation);

        Action open = () => ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing, files.Options with { Progress = progress, Threads = 1 }, cancellation.Token);

        open.Should().Throw<OperationCanceledException>();
        Directory.GetFiles(files.Cache).Should().BeEmpty();
    }

    [Fact]
    public void OpenOrBuild_CacheFolderIsAFile_SaysWhereAndWhatToDo()
    {
        using var files = new StoreFiles(2);
        string file = files.Sources[0].Path;

        Action open = () => files.Open(files.Options with { CacheFolder = file });

        open.Should().Throw<IOException>().Which.Message.Should().StartWith($"The image store cannot be written to '{file}': ")
            .And.EndWith(". It needs 0 MB there; make room and check the folder's permissions, or set HAM10000_CACHE to another folder.");
    }

    [Fact]
    public void OpenOrBuild_LeftoverOfAKilledBuild_IsRemoved_AndThatOfALivingOneStays()
    {
        using var files = new StoreFiles(2);
        files.Open().Dispose();
        string path = files.StoreFile;
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.WriteAllText(path + ".dead.tmp", "half");
        File.SetLastWriteTimeUtc(path + ".dead.tmp", longAgo);
        using var living = new FileStream(path + ".living.tmp", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        File.SetLastWriteTimeUtc(living.SafeFileHandle, longAgo);
        File.WriteAllText(path + ".young.tmp", "just made, and not locked yet");
        files.Write(0, seed: 9);

        files.Open().Dispose();

        File.Exists(path + ".dead.tmp").Should().BeFalse();
        File.Exists(path + ".living.tmp").Should().BeTrue();
        File.Exists(path + ".young.tmp").Should().BeTrue();
    }

    private static void Flip(string path, int offset)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[offset < 0 ? bytes.Length + offset : offset] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancellation) : IProgress<StoreProgress>
    {
        public void Report(StoreProgress value) => cancellation.Cancel();
    }
}
