namespace Ham10000.Dataset.Tests;

public class OnePreprocessingTests
{
    [Theory]
    [InlineData(ResizeMode.Stretch, Interpolation.Bicubic)]
    [InlineData(ResizeMode.CenterCrop, Interpolation.Bilinear)]
    [InlineData(ResizeMode.Pad, Interpolation.Box)]
    public void FromImages_TheImagesOfAStore_GivesTheBytesThatTheLoaderGives(ResizeMode mode, Interpolation interpolation)
    {
        using var files = new StoreFiles(9);
        var preprocessing = new Preprocessing { Height = 13, Width = 11, Resize = mode, Interpolation = interpolation, Standardization = Standardization.DatasetPerChannel };
        using var store = ImageStore.OpenOrBuild(files.Sources, preprocessing, files.Options);
        var fitted = preprocessing with { Standardization = preprocessing.Standardization.Fit(store, Enumerable.Range(0, 6)) };
        using var loader = new BatchLoader(new StoreRows(store), Enumerable.Range(0, 9), new long[9], fitted, new LoaderOptions { BatchSize = 9 });

        using var trained = loader.ReadEpoch(0).Single();
        using var predicted = Batch.FromImages([.. files.Sources.Select(s => ImageDecoder.Decode(s.Path))], fitted);

        predicted.Pixels.SequenceEqual(trained.Pixels).Should().BeTrue();
        predicted.Labels.ToArray().Should().OnlyContain(l => l == -1);
        (predicted.Count, predicted.Height, predicted.Width).Should().Be((9, 13, 11));
    }

    [Fact]
    public void FromImages_StepsBeforeResizingAndPerImage_GivesTheBytesThatTheLoaderGives()
    {
        using var files = new StoreFiles(5);
        var preprocessing = new Preprocessing
        {
            Height = 13,
            Width = 11,
            HairRemoval = new HairRemoval { Contrast = 3 },
            ColorConstancy = ColorConstancy.ShadesOfGray(),
            Standardization = Standardization.PerImage,
        };
        using var store = ImageStore.OpenOrBuild(files.Sources, preprocessing, files.Options);
        using var plain = ImageStore.OpenOrBuild(files.Sources, preprocessing with { HairRemoval = null, ColorConstancy = null }, files.Options);
        using var loader = new BatchLoader(new StoreRows(store), Enumerable.Range(0, 5), new long[5], preprocessing, new LoaderOptions { BatchSize = 5 });
        RgbImage[] images = [.. files.Sources.Select(s => ImageDecoder.Decode(s.Path))];

        using var trained = loader.ReadEpoch(0).Single();
        using var predicted = Batch.FromImages(images, preprocessing);

        predicted.Pixels.SequenceEqual(trained.Pixels).Should().BeTrue();
        preprocessing.ResizeImage(images[3]).Pixels.ToArray().Should().Equal(store[3].ToArray()).And.NotEqual(plain[3].ToArray());
        images[3].Pixels.SequenceEqual(ImageDecoder.Decode(files.Sources[3].Path).Pixels).Should().BeTrue("images stay as they are");
    }

    [Fact]
    public void OpenOrBuild_AnotherStepBeforeResizing_BuildsAnotherStore()
    {
        using var files = new StoreFiles(2);
        Preprocessing[] all =
        [
            StoreFiles.Preprocessing,
            StoreFiles.Preprocessing with { HairRemoval = HairRemoval.Default },
            StoreFiles.Preprocessing with { HairRemoval = new HairRemoval { Width = 0.03 } },
            StoreFiles.Preprocessing with { HairRemoval = new HairRemoval { MinimumLength = 0.03 } },
            StoreFiles.Preprocessing with { HairRemoval = new HairRemoval { Contrast = 3 } },
            StoreFiles.Preprocessing with { ColorConstancy = ColorConstancy.GrayWorld },
            StoreFiles.Preprocessing with { ColorConstancy = ColorConstancy.MaxRgb },
        ];

        foreach (var preprocessing in all)
        {
            ImageStore.OpenOrBuild(files.Sources, preprocessing, files.Options).Dispose();
            ImageStore.OpenOrBuild(files.Sources, preprocessing with { Standardization = Standardization.PerImage }, files.Options).Dispose();
        }

        Directory.GetFiles(files.Cache, "*.store").Should().HaveCount(all.Length);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Prepare_ManyImages_AllocatesNothingForEach(bool removesHair, bool balancesColors)
    {
        var preprocessing = new Preprocessing
        {
            Height = 13,
            Width = 11,
            HairRemoval = removesHair ? HairRemoval.Default : null,
            ColorConstancy = balancesColors ? ColorConstancy.ShadesOfGray() : null,
        };
        var preparer = new ImagePreparer(preprocessing);
        byte[] pixels = GoldenPicture.Create(60, 90).Pixels.ToArray(), row = new byte[13 * 11 * 3];
        preparer.Prepare(pixels, 60, 90, row);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 20; i++)
        {
            preparer.Prepare(pixels, 60, 90, row);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void FromImages_NoImages_IsRefused()
    {
        Action create = () => Batch.FromImages([], new Preprocessing { Standardization = Standardization.UnitRange });

        create.Should().Throw<ArgumentException>().WithMessage("Expected at least one image, got none. (Parameter 'images')");
    }

    [Fact]
    public void FromImages_NotFitted_SaysWhatToDo()
    {
        Action create = () => Batch.FromImages(GoldenPicture.Create(3, 3), new Preprocessing { Standardization = Standardization.DatasetPerChannel });

        create.Should().Throw<InvalidOperationException>().WithMessage(
            "The preprocessing standardises by the training set (DatasetPerChannel) and has no mean and deviation yet. Call Preprocessing.Fit(trainingSet) first.");
    }
}
