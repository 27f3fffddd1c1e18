using System.Security.Cryptography;

namespace Ham10000.Dataset.Tests;

public sealed class FactStoreTests : IDisposable
{
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_AfterSave_ComesBackEqualWithoutReading()
    {
        var path = _folder.AddImage("ISIC_0");
        var store = Load();
        var facts = store.Of(path, DecodeOptions.Default);
        store.Save();

        var again = Load();
        again.Of(path, DecodeOptions.Default).Should().BeEquivalentTo(facts);
        (store.ImagesRead, again.ImagesRead, again.Count).Should().Be((1, 0, 1));
        facts.Content.Should().Be(Convert.ToHexString(SHA256.HashData(KaggleFolder.GoodPicture)));
        (facts.Height, facts.Width, facts.IsBlank).Should().Be((12, 16, false));
    }

    [Fact]
    public void Of_FileOfAnotherTime_IsReadAnewAndReplacesTheOldFacts()
    {
        var path = _folder.AddImage("ISIC_0");
        var store = Load();
        store.Of(path, DecodeOptions.Default);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        store.Of(path, DecodeOptions.Default);
        (store.ImagesRead, store.Count).Should().Be((2, 1));
    }

    [Fact]
    public void Of_FileThatChangesWhileItIsRead_IsNotRemembered()
    {
        var path = _folder.AddImage("ISIC_0");
        var looks = 0;
        var store = FactStore.Load(_folder.Cache, _folder.Root, p => FileStamp.Of(p) with { Ticks = looks++ });
        store.Of(path, DecodeOptions.Default).Height.Should().Be(12);
        store.Count.Should().Be(0);
        store.Save();
        Directory.Exists(_folder.Cache).Should().BeFalse("there is nothing to remember");
    }

    [Fact]
    public void Of_KnownImageAboveALowerLimit_IsRefusedAsIfItWereNew()
    {
        var path = _folder.AddImage("ISIC_0");
        var store = Load();
        store.Of(path, DecodeOptions.Default);
        var small = () => store.Of(path, new DecodeOptions { DecodePixelsLimit = 100 });
        small.Should().Throw<DatasetFormatException>().WithMessage("The header claims 12×16 = 192 pixels. Expected at most 100; if the image is meant to be so large, raise DecodeOptions.DecodePixelsLimit.");
    }

    [Fact]
    public void Of_FileOfMoreThanTwoGigabytes_IsRefusedWithoutReadingIt()
    {
        var path = _folder.AddImage("ISIC_0");
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, 3_000_000_000);
        }

        Load().Invoking(store => store.Of(path, DecodeOptions.Default)).Should().Throw<DatasetFormatException>()
            .WithMessage("The file has 3,000,000,000 bytes. Expected an image of less than 2 GB; fetch it again.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-200)]
    public void Load_CutFile_RemembersNothing(int length)
    {
        var file = SavedFile();
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Load().Count.Should().Be(0);
    }

    [Fact]
    public void Load_AnyByteChanged_RemembersNothing()
    {
        var file = SavedFile();
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; at < bytes.Length; at += 97)
        {
            bytes[at] ^= 0x20;
            File.WriteAllBytes(file, bytes);
            Load().Count.Should().Be(0, "byte {0} of {1} differs", at, bytes.Length);
            bytes[at] ^= 0x20;
        }
    }

    [Fact]
    public void Save_IntoAFileInPlaceOfTheFolder_GoesOn()
    {
        File.WriteAllText(_folder.Cache, "not a folder");
        var store = Load();
        store.Of(_folder.AddImage("ISIC_0"), DecodeOptions.Default);
        store.Invoking(s => s.Save()).Should().NotThrow();
    }

    private FactStore Load() => FactStore.Load(_folder.Cache, _folder.Root);

    private string SavedFile()
    {
        var store = Load();
        store.Of(_folder.AddImage("ISIC_0"), DecodeOptions.Default);
        store.Save();
        return Directory.GetFiles(_folder.Cache, "*.facts", SearchOption.AllDirectories).Should().ContainSingle().Which;
    }
}
