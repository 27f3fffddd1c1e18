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
