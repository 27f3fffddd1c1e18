namespace Ham10000.Dataset.Tests;

/// <summary>Stores that are removed by age and by size, and those that are not because they are in use.</summary>
public class CachePruningTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Prune_NotUsedForLong_RemovesThoseAlone()
    {
        using var files = new StoreFiles(3);
        var (old, recent) = (Build(files, 8, usedBefore: 3 * Day), Build(files, 9, usedBefore: Day));
        var length = new FileInfo(old).Length;

        var pruning = CacheFolder.Prune(unusedFor: 2 * Day, folder: files.Cache);

        pruning.Should().Be(new CachePruning(1, length, 1, new FileInfo(recent).Length));
        File.Exists(old).Should().BeFalse();
        CacheFolder.Prune(folder: files.Cache).RemovedStores.Should().Be(0, "no limit is set");
    }

    [Fact]
    public void Prune_MoreBytesThanMayBe_RemovesThoseUsedLongestAgo()
    {
        using var files = new StoreFiles(3);
        string[] stores = [Build(files, 8, 1 * Day), Build(files, 9, 3 * Day), Build(files, 11, 2 * Day)];
        var limit = new FileInfo(stores[0]).Length + new FileInfo(stores[2]).Length;

        CacheFolder.Prune(largestBytes: limit, folder: files.Cache).Should().BeEquivalentTo(new { RemovedStores = 1, KeptStores = 2, KeptBytes = limit });
        File.Exists(stores[1]).Should().BeFalse();
        CacheFolder.Prune(largestBytes: limit - 1, folder: files.Cache).RemovedStores.Should().Be(1);
        File.Exists(stores[2]).Should().BeFalse();
        File.Exists(stores[0]).Should().BeTrue();
    }

    [Fact]
    public void Prune_StoreInUse_StaysUntilItIsClosed()
    {
        using var files = new StoreFiles(3);
        var store = files.Open();
        File.SetLastAccessTimeUtc(store.Path, DateTime.UtcNow - (9 * Day));

        CacheFolder.Prune(TimeSpan.Zero, 0, files.Cache).Should().Be(new CachePruning(0, 0, 1, new FileInfo(store.Path).Length));
        store[1].ToArray().Should().Equal(files.Expected(1));
        store.Dispose();

        CacheFolder.Prune(TimeSpan.Zero, folder: files.Cache).RemovedStores.Should().Be(1);
        using var again = files.Open();
        again[2].ToArray().Should().Equal(files.Expected(2), "it is built again");
    }

    [Fact]
    public void OpenOrBuild_AStoreThatIsThere_CountsAsUse()
    {
        using var files = new StoreFiles(3);
        var path = Build(files, 8, usedBefore: 9 * Day);

        files.Open().Dispose();

        CacheFolder.Prune(Day, folder: files.Cache).RemovedStores.Should().Be(0);
        File.Exists(path).Should().BeTrue();
    }

    [Fact]
    public void Prune_OtherFilesAndNoFolder_AreLeftAlone()
    {
        using var files = new StoreFiles(1);
        CacheFolder.Prune(TimeSpan.Zero, folder: files.Cache).Should().Be(new CachePruning(0, 0, 0, 0));
        Directory.CreateDirectory(files.Cache);
        File.WriteAllText(Path.Combine(files.Cache, "mine.txt"), "");

        CacheFolder.Prune(TimeSpan.Zero, 0, files.Cache);

        File.Exists(Path.Combine(files.Cache, "mine.txt")).Should().BeTrue();
        FluentActions.Invoking(() => CacheFolder.Prune(-Day)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => CacheFolder.Prune(largestBytes: -1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Prune_WhatKilledBuildsLeft_GoesButForWhatIsBeingBuilt()
    {
        using var files = new StoreFiles(1);
        Directory.CreateDirectory(files.Cache);
        string[] left = [.. new[] { "a.store.1.tmp", "b.store.2.tmp" }.Select(name => Path.Combine(files.Cache, name))];
        Array.ForEach(left, path => File.WriteAllText(path, "half"));
        Array.ForEach(left, path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow - Day));
        using var building = new FileStream(left[1], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        CacheFolder.Prune(folder: files.Cache);

        left.Select(File.Exists).Should().Equal(false, true);
    }

    [Fact]
    public void Prune_LongerThanThereIsTime_RemovesNothing()
    {
        using var files = new StoreFiles(1);
        var path = Build(files, 8, usedBefore: 9 * Day);

        CacheFolder.Prune(TimeSpan.MaxValue, folder: files.Cache).KeptStores.Should().Be(1);
        File.Exists(path).Should().BeTrue();
    }

    private static string Build(StoreFiles files, int height, TimeSpan usedBefore)
    {
        using var store = ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing with { Height = height }, files.Options);
        File.SetLastAccessTimeUtc(store.Path, DateTime.UtcNow - usedBefore);
        return store.Path;
    }
}
