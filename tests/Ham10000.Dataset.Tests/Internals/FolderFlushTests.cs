namespace Ham10000.Dataset.Tests;

public sealed class FolderFlushTests
{
    [Fact]
    public void ToDisk_Folder_IsFlushedWhereTheSystemCan()
    {
        using var folder = new TemporaryFolder();
        FolderFlush.ToDisk(folder.FullName).Should().Be(!OperatingSystem.IsWindows());
    }

    [Fact]
    public void ToDisk_MissingFolder_IsNoError()
    {
        using var folder = new TemporaryFolder();
        FolderFlush.ToDisk(folder["missing"]).Should().BeFalse();
    }
}
