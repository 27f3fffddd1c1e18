namespace Ham10000.Dataset.Tests;

public sealed class AtomicFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Files_AppearUnderTheName_WithNothingElse()
    {
        AtomicFolder.Write(_folder["new"], folder => File.WriteAllText(Path.Combine(folder, "a"), "1"));

        Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Should().BeEquivalentTo([_folder["new"], _folder["new", "a"]]);
    }

    [Fact]
    public void Write_AFailure_IsPassedOn_AndNothingStays()
    {
        var full = new IOException("No space left on device");

        Action act = () => AtomicFolder.Write(_folder["new"], folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "1");
            throw full;
        });

        act.Should().Throw<IOException>().Which.Should().BeSameAs(full);
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Write_SomebodyFillsTheFolderMeanwhile_LeavesTheirs()
    {
        Action act = () => AtomicFolder.Write(_folder["new"], _ =>
        {
            Directory.CreateDirectory(_folder["new"]);
            File.WriteAllText(_folder["new", "theirs"], "2");
        });

        act.Should().Throw<IOException>().WithMessage($"The folder '{_folder["new"]}' is not empty: it holds 'theirs'. *");
        Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Fact]
    public void Write_WhatAKilledWriterLeft_IsRemoved_ButNotWhatALivingOneHolds()
    {
        string dead = Leftover(".new.dead.tmp"), living = Leftover(".new.living.tmp"), young = Leftover(".new.young.tmp"), other = Leftover(".other.dead.tmp");
        using var held = new FileStream(Path.Combine(living, ".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        foreach (var old in new[] { dead, living, other })
        {
            Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));
        }

        AtomicFolder.Write(_folder["new"], _ => { });

        Directory.GetDirectories(_folder.FullName).Should().BeEquivalentTo([living, young, other, _folder["new"]]);
    }

    private string Leftover(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[name, ".lock"], "");
        File.WriteAllText(_folder[name, "part"], "1");
        return _folder[name];
    }
}
