namespace Ham10000.Dataset.Tests;

public class BatchLoaderTests
{
    private static readonly Preprocessing Small = new() { Height = 6, Width = 7, Standardization = Standardization.ImageNet };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(8, 5)]
    public void ReadEpoch_AnyNumberOfThreads_GivesTheSameBatches(int threads, int prefetch)
    {
        var options = new LoaderOptions { BatchSize = 7, Shuffle = true, Seed = 11, Augmentation = Augmentation.Strong };
        using var one = Loader(new FakeRows(60), options);
        using var many = Loader(new FakeRows(60), options with { Threads = threads, PrefetchBatches = prefetch });

        Read(many, 4).Should().BeEquivalentTo(Read(one, 4), o => o.WithStrictOrdering());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void ReadEpoch_FromAStepOn_GivesTheRestAndMakesNothingElse(int firstStep)
    {
        var rows = new FakeRows(60);
        using var loader = Loader(rows, new LoaderOptions { BatchSize = 7, Shuffle = true, Seed = 11, Augmentation = Augmentation.Strong, Threads = 2, PrefetchBatches = 2 });
        var whole = Read(loader, 4);
        var readOnce = rows.Reads;

        var rest = Read(loader, 4, firstStep);

        rest.Should().BeEquivalentTo(whole.Skip(firstStep), o => o.WithStrictOrdering());
        (rows.Reads - readOnce).Should().Be(60 - Math.Min(60, firstStep * 7));
    }

    [Fact]
    public void ReadEpoch_FromAStepThatThereIsNot_Throws()
    {
        using var loader = Loader(new FakeRows(23), new LoaderOptions { BatchSize = 5 });

        loader.Invoking(l => l.ReadEpoch(0, 6)).Should().Throw<ArgumentOutOfRangeException>();
        loader.Invoking(l => l.ReadEpoch(0, -1)).Should().Throw<ArgumentOutOfRangeException>();
        loader.ReadEpoch(0, 5).Should().BeEmpty();
    }

    [Fact]
    public void ReadEpoch_EveryEpoch_GivesEveryImageOnceInAnotherOrder()
    {
        using var loader = Loader(new FakeRows(23), new LoaderOptions { BatchSize = 5, Shuffle = true, Threads = 2 });

        var first = Read(loader, 0);
        var second = Read(loader, 1);

        loader.StepsPerEpoch.Should().Be(5);
        first.Select(b => b.Indices.Length).Should().Equal(5, 5, 5, 5, 3);
        first.SelectMany(b => b.Indices).Should().BeEquivalentTo(Enumerable.Range(0, 23));
        second.SelectMany(b => b.Indices).Should().BeEquivalentTo(Enumerable.Range(0, 23)).And.NotEqual(first.SelectMany(b => b.Indices));
        Read(loader, 0).Should().BeEquivalentTo(first, o => o.WithStrictOrdering());
    }

    [Fact]
    public void ReadEpoch_NoShuffle_KeepsTheOrderAndTheLabels()
    {
        using var loader = Loader(new FakeRows(23), new LoaderOptions { BatchSize = 5 });

        var batches = Read(loader, 3);

        batches.SelectMany(b => b.Indices).Should().Equal(Enumerable.Range(0, 23));
        batches.SelectMany(b => b.Labels).Should().Equal(Enumerable.Range(0, 23).Select(i => i % 7L));
    }

    [Fact]
    public void ReadEpoch_DropLast_LeavesOutTheIncompleteBatch()
    {
        using var loader = Loader(new FakeRows(23), new LoaderOptions { BatchSize = 5, DropLast = true });

        loader.StepsPerEpoch.Should().Be(4);
        Read(loader, 0).SelectMany(b => b.Indices).Should().Equal(Enumerable.Range(0, 20));
    }

    [Fact]
    public void ReadEpoch_NoAugmentation_GivesStandardisedPixels()
    {
        using var loader = Loader(new FakeRows(3), new LoaderOptions { BatchSize = 2 });

        var last = Read(loader, 0)[1];

        byte[] pixels = GoldenPicture.Create(6, 7, 2).Pixels.ToArray();
        float[] expected = [.. pixels.Select((v, i) => (v - new[] { 0.485f, 0.456f, 0.406f }[i % 3] * 255) / (new[] { 0.229f, 0.224f, 0.225f }[i % 3] * 255))];
        for (int i = 0; i < expected.Length; i++)
        {
            last.Pixels[i].Should().BeApproximately(expected[i], 1e-5f);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ReadEpoch_AnUnreadableImage_IsNamedAfterTheBatchesBeforeIt(int threads)
    {
        var rows = new FakeRows(40) { BadRow = 17 };
        using var loader = Loader(rows, new LoaderOptions { BatchSize = 4, Threads = threads });
        int seen = 0;

        Action read = () =>
        {
            foreach (var batch in loader.ReadEpoch(2))
            {
                seen++;
                batch.Dispose();
            }
        };

        var error = read.Should().Throw<DatasetFormatException>().Which;
        error.Message.Should().Be("Epoch 2, step 4: image 'ISIC_17' could not be made part of a batch: it is damaged.");
        (error.ImageId, error.Path).Should().Be(("ISIC_17", "store"));
        seen.Should().Be(4);
        rows.Leases.Should().Be(0);
    }

    [Fact]
    public void ReadEpoch_AnotherKindOfFailure_KeepsItsCause()
    {
        var cause = new InvalidDataException("no.");
        using var loader = Loader(new FakeRows(4) { BadRow = 0, Error = cause }, new LoaderOptions());

        Action read = () => Read(loader, 0);

        read.Should().Throw<InvalidOperationException>().WithMessage("Epoch 0, step 0: image 'ISIC_0' could not be made part of a batch: no.")
            .Which.InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public void ReadEpoch_Cancelled_Throws_AndEndsItsThreads()
    {
        var rows = new FakeRows(40);
        using var loader = Loader(rows, new LoaderOptions { BatchSize = 4, Threads = 2 });
        using var cancellation = new CancellationTokenSource();
        int seen = 0;

        Action read = () =>
        {
            foreach (var batch in loader.ReadEpoch(0, cancellation.Token))
            {
                batch.Dispose();
                if (++seen == 3)
                {
                    cancellation.Cancel();
                }
            }
        };

        read.Should().Throw<OperationCanceledException>();
        seen.Should().Be(3);
        rows.Leases.Should().Be(0);
    }

    [Fact]
    public void ReadEpoch_LeftEarly_EndsItsThreads_AndTheNextOneIsComplete()
    {
        var rows = new FakeRows(40);
        using var loader = Loader(rows, new LoaderOptions { BatchSize = 4, Threads = 2, PrefetchBatches = 2 });

        foreach (var batch in loader.ReadEpoch(0))
        {
            batch.Dispose();
            break;
        }

        rows.Leases.Should().Be(0);
        Read(loader, 0).SelectMany(b => b.Indices).Should().Equal(Enumerable.Range(0, 40));
    }

    [Fact]
    public void Dispose_WhileAnEpochIsRead_EndsIt()
    {
        var rows = new FakeRows(40);
        var loader = Loader(rows, new LoaderOptions { BatchSize = 4 });
        using var epoch = loader.ReadEpoch(0).GetEnumerator();
        epoch.MoveNext().Should().BeTrue();

        loader.Dispose();

        rows.Leases.Should().Be(0);
        Action next = () => epoch.MoveNext();
        next.Should().Throw<ObjectDisposedException>();
        Action read = () => loader.ReadEpoch(1);
        read.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Pool_ManyEpochs_HoldsNoMoreThanPrefetchAndConsumerNeed()
    {
        using var loader = Loader(new FakeRows(200), new LoaderOptions { BatchSize = 2, Threads = 3, PrefetchBatches = 4 });
        var buffers = new HashSet<float[]>(ReferenceEqualityComparer.Instance);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            foreach (var batch in loader.ReadEpoch(epoch))
            {
                buffers.Add(batch.PixelBuffer);
                batch.Dispose();
            }
        }

        // Four made ahead, one at the consumer, and none more for the three threads, for a place is claimed before a buffer is taken.
        buffers.Should().HaveCountLessThanOrEqualTo(5);
    }

    [Fact]
    public void Batch_AfterDispose_RefusesItsBuffers()
    {
        using var loader = Loader(new FakeRows(4), new LoaderOptions { BatchSize = 4 });
        foreach (var batch in loader.ReadEpoch(0))
        {
            batch.Dispose();
            batch.Dispose();
            Func<long[]> read = () => batch.LabelBuffer;
            read.Should().Throw<ObjectDisposedException>();
        }
    }

    [Fact]
    public void Constructor_PreprocessingNotFitted_SaysWhatToDo()
    {
        Action create = () => Loader(new FakeRows(4), new LoaderOptions(), new Preprocessing());

        create.Should().Throw<InvalidOperationException>().WithMessage(
            "The preprocessing standardises by the training set (DatasetScalar) and has no mean and deviation yet. Call Preprocessing.Fit(trainingSet) first.");
    }

    [Fact]
    public void Constructor_StoreOfAnotherSize_IsRefused()
    {
        Action create = () => Loader(new FakeRows(4), new LoaderOptions(), Small with { Width = 8 });

        create.Should().Throw<ArgumentException>().WithMessage("Expected a store of 6×8 images, got 6×7.");
    }

    [Fact]
    public void Constructor_BadOptions_NamesThemAll()
    {
        Action create = () => Loader(new FakeRows(4), new LoaderOptions { BatchSize = 0, Threads = 0, PrefetchBatches = 0 });

        create.Should().Throw<ArgumentException>().WithMessage(
            "The loader options cannot be used: BatchSize 0 must be 1..65536; Threads 0 must be 1..64; PrefetchBatches 0 must be 1..1024.");
    }

    [Fact]
    public void Constructor_DropLastOfTheOnlyBatch_SaysWhatToDo()
    {
        Action create = () => Loader(new FakeRows(4), new LoaderOptions { BatchSize = 5, DropLast = true });

        create.Should().Throw<ArgumentException>().WithMessage(
            "DropLast leaves no batch: an epoch has 4 images, fewer than the batch size of 5. Keep the last batch, or make batches smaller.");
    }

    private static BatchLoader Loader(FakeRows rows, LoaderOptions options, Preprocessing? preprocessing = null)
    {
        var indices = Enumerable.Range(0, rows.Count);
        return new BatchLoader(rows, indices, indices.Select(i => i % 7L), preprocessing ?? Small, options);
    }

    private static List<Seen> Read(BatchLoader loader, int epoch, int firstStep = 0)
    {
        var result = new List<Seen>();
        foreach (var batch in loader.ReadEpoch(epoch, firstStep))
        {
            result.Add(new Seen(batch.Indices.ToArray(), batch.Labels.ToArray(), batch.Pixels.ToArray()));
            batch.Dispose();
        }

        return result;
    }

    private sealed record Seen(int[] Indices, long[] Labels, float[] Pixels);
}
