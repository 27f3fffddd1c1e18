namespace Ham10000.Dataset.Tests;

public sealed class ImageSetSplitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HamDataset _data;
    private readonly DataSplit _split;

    public ImageSetSplitTests()
    {
        HamSample.Create(_folder["data"], images: 70, seed: 3, new HamSampleOptions { Height = 32, Width = 40 });
        _data = HamDataset.Open(_folder["data"]);
        _split = _data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0, test: 0.3, seed: 1));
    }

    [Fact]
    public void Split_OfATrainingPart_DividesItsImagesAloneAndByLesion()
    {
        var inner = _split.Train.Split(SplitOptions.ByLesion(train: 0.8, validation: 0.2, test: 0, seed: 2));

        inner.Train.Records.Concat(inner.Validation.Records).Select(record => record.ImageId).Should().BeEquivalentTo(_split.Train.Records.Select(record => record.ImageId));
        inner.Validation.Count.Should().BeGreaterThan(0);
        inner.Leakage.SharedLesions.Should().Be(0);
        var (size, options) = (new Preprocessing { Height = 8, Width = 10 }, new StoreOptions { CacheFolder = _folder["cache"] });
        inner.Train.OpenStore(size, options).Should().BeSameAs(_split.Test.OpenStore(size, options), "stores are the dataset's");
    }

    [Fact]
    public void KFold_OfATrainingPart_TestsEachOfItsImagesOnce()
    {
        var folds = _split.Train.KFold(new KFoldOptions { Folds = 3 });

        folds.SelectMany(fold => fold.Test.Records).Select(record => record.ImageId).Should().BeEquivalentTo(_split.Train.Records.Select(record => record.ImageId));
        folds.Should().OnlyContain(fold => fold.Leakage.SharedLesions == 0);
        FluentActions.Invoking(() => _split.Train.KFold(new KFoldOptions { Folds = 1 })).Should().ThrowExactly<ArgumentException>().WithMessage("The k-fold options cannot be used: Folds is 1, expected at least 2.");
    }

    [Fact]
    public void Split_OfNoImages_SaysSo() => FluentActions.Invoking(() => _split.Validation.Split(SplitOptions.ByLesion())).Should().ThrowExactly<InvalidOperationException>()
        .WithMessage("The set 'validation' has no images to split. Expected at least one.");

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }
}
