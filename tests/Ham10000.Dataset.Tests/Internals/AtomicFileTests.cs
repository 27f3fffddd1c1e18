namespace Ham10000.Dataset.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_FailsMidway_LeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(_folder["file.txt"], "old");

        var write = () => AtomicFile.Write(_folder["file.txt"], stream =>
        {
            stream.Write("half of the new"u8);
            throw new IOException("The disk is full.");
        });

        write.Should().Throw<IOException>().WithMessage("The disk is full.");
        File.ReadAllText(_folder["file.txt"]).Should().Be("old");
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(_folder["file.txt"]);
    }

    [Fact]
    public void Write_ExistingFile_IsReplaced()
    {
        File.WriteAllText(_folder["file.txt"], "old and longer");
        AtomicFile.Write(_folder["file.txt"], stream => stream.Write("new"u8));
        File.ReadAllText(_folder["file.txt"]).Should().Be("new");
        Directory.GetFileSystemEntries(_folder.FullName).Should().HaveCount(1);
    }

    [Fact]
    public void Write_MissingFolder_IsCreated()
    {
        AtomicFile.Write(_folder["a", "b", "file.txt"], stream => stream.Write("new"u8));
        File.ReadAllText(_folder["a", "b", "file.txt"]).Should().Be("new");
    }
}
