namespace Ham10000.Dataset.Tests;

public class ImageStoreKillTests
{
    private const int Images = 6;

    [UnixTheory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(Images)]
    public void OpenOrBuild_AfterAKilledBuild_BuildsAnew_AndNothingOfItStays(int stop)
    {
        using var files = new StoreFiles(Images);
        KillBuild(files, stop);
        string abandoned = Directory.GetFiles(files.Cache, "*.tmp").Should().ContainSingle().Subject;
        abandoned.Should().EndWith(".tmp");
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow);

        ExpectAll(files);

        // A file as young as this could belong to a build that has not locked it yet.
        File.Exists(abandoned).Should().BeTrue();
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow - TimeSpan.FromMinutes(2));
        ExpectAll(files);
        Directory.GetFiles(files.Cache).Should().Equal(files.StoreFile);
        files.Log.Lines.Should().HaveCount(2, "it was built once");
    }

    [UnixTheory]
    [InlineData(2)]
    [InlineData(Images)]
    public void OpenOrBuild_KilledWhileAnOldStoreIsReplaced_KeepsTheOldOneWhole(int stop)
    {
        using var files = new StoreFiles(Images);
        files.Open().Dispose();
        byte[] old = File.ReadAllBytes(files.StoreFile);
        files.Write(1, seed: 77);

        KillBuild(files, stop);

        File.ReadAllBytes(files.StoreFile).Should().Equal(old);
        ExpectAll(files);
    }

    [UnixTheory]
    [InlineData(4)]
    public void OpenOrBuild_DiskFull_SaysSoAndLeavesNothing(int kibibytes)
    {
        using var files = new StoreFiles(Images);
        using var build = BuildProgram.Start(files, -1, $"trap '' XFSZ; ulimit -f {kibibytes};");
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();

        build.ExitCode.Should().Be(1, output);
        output.Should().StartWith($"The image store cannot be written to '{files.Cache}': ")
            .And.EndWith(". It needs 0 MB there; make room and check the folder's permissions, or set HAM10000_CACHE to another folder." + Environment.NewLine);
        Directory.GetFiles(files.Cache).Should().BeEmpty();
        ExpectAll(files);
    }

    private static void KillBuild(StoreFiles files, int stop)
    {
        using var build = BuildProgram.Start(files, stop);
        build.StandardOutput.ReadLine().Should().Be(BuildProgram.Waiting);
        build.Kill();
        build.WaitForExit();
    }

    private static void ExpectAll(StoreFiles files)
    {
        using var store = files.Open();
        for (int i = 0; i < Images; i++)
        {
            store[i].ToArray().Should().Equal(files.Expected(i));
        }
    }
}
