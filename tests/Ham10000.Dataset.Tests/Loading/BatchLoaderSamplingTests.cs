namespace Ham10000.Dataset.Tests;

public class BatchLoaderSamplingTests
{
    private static readonly Preprocessing Small = new() { Height = 6, Width = 7, Standardization = Standardization.ImageNet };

    [Fact]
    public void ReadEpoch_Oversample_GivesWhatTheLoaderSaysBeforehand()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 4, Sampling = Sampling.Oversample, Seed = 3 });

        var labels = Read(loader, 1).Labels;

        (loader.StepsPerEpoch, loader.ImagesPerEpoch).Should().Be((6, 21));
        loader.ClassCountsOf(1).Should().Equal(7, 7, 7, 0);
        labels.CountBy(l => l).Should().BeEquivalentTo([KeyValuePair.Create(0L, 7), KeyValuePair.Create(1L, 7), KeyValuePair.Create(2L, 7)]);
    }

    [Fact]
    public void ReadEpoch_AnySampling_IsInRandomOrder_WithoutShuffleToo()
    {
        using var plain = Loader(new LoaderOptions { BatchSize = 4, Sampling = Sampling.ClassBalanced() });
        using var shuffled = Loader(new LoaderOptions { BatchSize = 4, Sampling = Sampling.ClassBalanced(), Shuffle = true });

        Read(plain, 0).Indices.Should().NotBeInAscendingOrder().And.Equal(Read(shuffled, 0).Indices);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ReadEpoch_AugmentedRepeats_AreTheSameWithAnyNumberOfThreads(int threads)
    {
        var options = new LoaderOptions { BatchSize = 4, Sampling = Sampling.Oversample, Augmentation = Augmentation.Strong };
        using var one = Loader(options);
        using var many = Loader(options with { Threads = threads, PrefetchBatches = 2 });

        Read(many, 2).Pixels.Should().Equal(Read(one, 2).Pixels);
    }

    [Fact]
    public void ClassCountsOf_DropLast_LeavesOutWhatTheEpochDoes()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 4, Sampling = Sampling.Oversample, DropLast = true });

        (loader.StepsPerEpoch, loader.ImagesPerEpoch).Should().Be((5, 20));
        loader.ClassCountsOf(0).Sum().Should().Be(20);
        Read(loader, 0).Labels.Should().HaveCount(20);
    }

    [Fact]
    public void ReadEpoch_TwoAtOnce_KeepTheirOrdersApart()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 4, Sampling = Sampling.Oversample });
        int[] expected = Read(loader, 0).Indices;

        var seen = new List<int>();
        foreach (var batch in loader.ReadEpoch(0))
        {
            Read(loader, 1);
            seen.AddRange(batch.Indices);
            batch.Dispose();
        }

        seen.Should().Equal(expected);
    }

    [Fact]
    public void ReadEpoch_AfterTheFirst_AllocatesNothingForTheOrder()
    {
        using var loader = Loader(new LoaderOptions { Sampling = Sampling.ClassBalanced(50_000), BatchSize = 10_000 });
        loader.ClassCountsOf(0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        loader.ClassCountsOf(1);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1000, "an order of 50,000 images would be 200,000 bytes");
    }

    [Fact]
    public void Constructor_SamplingThatDoesNotFit_IsRefused()
    {
        Action none = () => Loader(new LoaderOptions { Sampling = null! });
        Action short1 = () => Loader(new LoaderOptions { Sampling = Sampling.Weighted([1, 2, 3]) });

        none.Should().Throw<ArgumentException>().WithMessage("The loader options cannot be used: Sampling is null.");
        short1.Should().Throw<ArgumentException>().WithMessage("The sampling cannot be used: there are 3 weights and must be 11, one for each image.");
    }

    [Fact]
    public void Waited_ASlowSource_GrowsWithEveryEpoch()
    {
        using var loader = Loader(new LoaderOptions { BatchSize = 4 });

        loader.Waited.Should().Be(TimeSpan.Zero);
        Read(loader, 0);
        var first = loader.Waited;
        Read(loader, 1);

        first.Should().BePositive();
        loader.Waited.Should().BeGreaterThan(first);
    }

    /// <summary>Three classes of 3, 7 and 1 images, and one of none.</summary>
    private static BatchLoader Loader(LoaderOptions options)
    {
        long[] labels = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2];
        return new BatchLoader(new FakeRows(labels.Length), Enumerable.Range(0, labels.Length), labels, Small, options, classCount: 4);
    }

    private static (int[] Indices, long[] Labels, float[] Pixels) Read(BatchLoader loader, int epoch)
    {
        var (indices, labels, pixels) = (new List<int>(), new List<long>(), new List<float>());
        foreach (var batch in loader.ReadEpoch(epoch))
        {
            indices.AddRange(batch.Indices);
            labels.AddRange(batch.Labels);
            pixels.AddRange(batch.Pixels);
            batch.Dispose();
        }

        return ([.. indices], [.. labels], [.. pixels]);
    }
}
