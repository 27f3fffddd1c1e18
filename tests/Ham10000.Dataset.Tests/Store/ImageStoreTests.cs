namespace Ham10000.Dataset.Tests;

public class ImageStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void OpenOrBuild_NewImages_HoldsTheirResizedPixels(int threads)
    {
        using var files = new StoreFiles(20);

        using var store = files.Open(files.Options with { Threads = threads });

        (store.Count, store.Height, store.Width).Should().Be((20, 8, 10));
        store.Path.Should().Be(files.StoreFile);
        for (int i = 0; i < 20; i++)
        {
            store[i].ToArray().Should().Equal(files.Expected(i));
            store.ImageIdOf(i).Should().Be($"ISIC_{i:D7}");
        }
    }

    [Fact]
    public void OpenOrBuild_Twice_BuildsOnce()
    {
        using var files = new StoreFiles(5);
        files.Open().Dispose();
        files.Log.Lines.Should().HaveCount(2);
        files.Log.Lines[0].Should().Be($"Building the image store {files.StoreFile}: there is none yet");

        using var store = files.Open();

        files.Log.Lines.Should().HaveCount(2);
        store[3].ToArray().Should().Equal(files.Expected(3));
    }

    [Fact]
    public void OpenOrBuild_SourceChanged_IsBuiltAgainInItsPlace()
    {
        using var files = new StoreFiles(5);
        files.Open().Dispose();
        files.Write(2, seed: 99);

        using var store = files.Open();

        files.Log.Lines[2].Should().Be($"Building the image store {files.StoreFile}: the images or options have changed since the one there is was built");
        store[2].ToArray().Should().Equal(files.Expected(2));
    }

    [Fact]
    public void OpenOrBuild_OnlyTheTimeOfASourceChanged_IsBuiltAgain()
    {
        using var files = new StoreFiles(3);
        files.Open().Dispose();
        File.SetLastWriteTimeUtc(files.Sources[1].Path, new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));

        files.Open().Dispose();

        files.Log.Lines.Should().HaveCount(4);
    }

    [Fact]
    public void OpenOrBuild_OtherOptions_HaveAStoreOfTheirOwn()
    {
        using var files = new StoreFiles(3);
        using var stretched = files.Open();

        using var padded = ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing with { Resize = ResizeMode.Pad, Width = 12 }, files.Options);
        using var standardised = ImageStore.OpenOrBuild(files.Sources, StoreFiles.Preprocessing with { Standardization = Standardization.ImageNet }, files.Options);

        padded.Path.Should().NotBe(stretched.Path);
        padded.Width.Should().Be(12);
        standardised.Path.Should().Be(stretched.Path);
    }

    [Fact]
    public void OpenOrBuild_OldStoreStillOpen_KeepsItsPixels()
    {
        using var files = new StoreFiles(3);
        using var old = files.Open();
        byte[] before = old[0].ToArray();
        files.Write(0, seed: 50);

        using var fresh = files.Open();

        old[0].ToArray().Should().Equal(before);
        fresh[0].ToArray().Should().Equal(files.Expected(0)).And.NotEqual(before);
    }

    [Fact]
    public void OpenOrBuild_Progress_EndsWithAllImages()
    {
        using var files = new StoreFiles(12);
        var progress = new ListProgress();

        files.Open(files.Options with { Progress = progress, Threads = 1 }).Dispose();

        progress.Reports.Should().NotBeEmpty();
        progress.Reports.Select(r => r.Done).Should().BeInAscendingOrder();
        (progress.Reports[^1].Done, progress.Reports[^1].Total).Should().Be((12, 12));
    }

    [Fact]
    public void OpenOrBuild_FinishedStore_ReportsNoProgress()
    {
        using var files = new StoreFiles(3);
        files.Open().Dispose();
        var progress = new ListProgress();

        files.Open(files.Options with { Progress = progress }).Dispose();

        progress.Reports.Should().BeEmpty();
    }

    [Fact]
    public void OpenOrBuild_SeveralAtOnce_AllReadTheSamePixels()
    {
        using var files = new StoreFiles(15);

        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            using var store = files.Open(files.Options with { Logger = null });
            for (int i = 0; i < 15; i++)
            {
                store[i].SequenceEqual(files.Expected(i)).Should().BeTrue();
            }
        });

        Directory.GetFiles(files.Cache).Should().Equal(files.StoreFile);
    }

    [Fact]
    public void OpenOrBuild_NoSources_IsRefused()
    {
        Action open = () => ImageStore.OpenOrBuild([], new Preprocessing());

        open.Should().Throw<ArgumentException>().WithMessage("Expected at least one image to store, got none. (Parameter 'sources')");
    }

    [Fact]
    public void Indexer_NoSuchRow_IsRefused()
    {
        using var files = new StoreFiles(2);
        using var store = files.Open();

        foreach (int row in new[] { -1, 2 })
        {
            Action read = () => _ = store[row].Length;
            read.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(row));
        }
    }

    [Fact]
    public void Indexer_AfterDispose_IsRefused()
    {
        using var files = new StoreFiles(2);
        var store = files.Open();
        store.Dispose();
        store.Dispose();

        Action read = () => _ = store[0].Length;

        read.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void BatchLoader_StoreDisposedMeanwhile_EndsWithAnErrorAndNotACrash()
    {
        using var files = new StoreFiles(20);
        var store = files.Open();
        var fitted = StoreFiles.Preprocessing with { Standardization = Standardization.UnitRange };
        using var loader = new BatchLoader(new StoreRows(store), Enumerable.Range(0, 20), new long[20], fitted, new LoaderOptions { BatchSize = 2, PrefetchBatches = 1 });
        using var epoch = loader.ReadEpoch(0).GetEnumerator();
        epoch.MoveNext().Should().BeTrue();

        store.Dispose();

        Action rest = () =>
        {
            while (epoch.MoveNext())
            {
                epoch.Current.Dispose();
            }
        };
        rest.Should().Throw<InvalidOperationException>().Which.InnerException.Should().BeOfType<ObjectDisposedException>();
    }

    private sealed class ListProgress : IProgress<StoreProgress>
    {
        internal List<StoreProgress> Reports { get; } = [];

        public void Report(StoreProgress value) => Reports.Add(value);
    }
}
