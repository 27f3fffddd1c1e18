namespace Ham10000.Models.Tests;

public sealed class TrainingSummaryTests : IDisposable
{
    private static readonly FitSummary Fit = new()
    {
        Epochs = 43,
        EpochsAsked = 50,
        StopCause = "Requested",
        Optimizer = "Adam",
        LearningRate = 1e-4,
        LastLearningRate = 5e-5,
        BatchSize = 10,
        Augmentation = "standard",
        Sampling = "every image once",
        Seed = 123,
        Threads = 2,
        TrainingImages = 6563,
        ValidationImages = 730,
        TrainableParameters = 2_132_999,
        Last = new EpochFigures(43, 0.31, 0.88, 0.60, 0.81, double.NaN),
        Best = new EpochFigures(40, 0.32, 0.87, 0.58, 0.814, 0.7),
        LibraryVersion = "0.1.0",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ToJson_ThenFromJson_GivesAnEqualSummary()
    {
        var summary = new TrainingSummary { Members = [new TrainingSummary().With(Fit), null] }.With(Fit).With(Fit with { Seed = 4, Last = null });
        var again = TrainingSummary.FromJson(summary.ToJson());
        again.Should().Be(summary);
        again!.GetHashCode().Should().Be(summary.GetHashCode());
        summary.Should().NotBe(summary.With(Fit));
    }

    [Fact]
    public void ToString_Summary_HasALinePerFit() =>
        new TrainingSummary { Members = [new TrainingSummary().With(Fit), null] }.ToString().Split(Environment.NewLine).Should().Equal(
            "member 1: 43 of 50 epochs on 6,563 images, Adam 0.0001, batch 10, augmentation standard, seed 123, requested; "
            + "last: epoch 43, training loss 0.3100, accuracy 88.0 %, validation loss 0.6000, accuracy 81.0 %; best: epoch 40, training loss 0.3200, accuracy 87.0 %, validation loss 0.5800, accuracy 81.4 %",
            "member 2: not known");

    [Fact]
    public void With_MoreFitsThanAreKept_KeepsTheLatest()
    {
        var summary = Enumerable.Range(0, 1003).Aggregate(new TrainingSummary(), (sum, i) => sum.With(new FitSummary { Seed = i }));
        summary.Fits.Select(fit => fit.Seed).Should().Equal(Enumerable.Range(3, 1000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("trained on a Tuesday")]
    [InlineData("{\"fits\":[null]}")]
    [InlineData("{\"fits\":null}")]
    [InlineData("{\"fits\":[],\"members\":[{\"fits\":[null],\"members\":[]}]}")]
    [InlineData("{\"fits\":[],\"members\":[null,{\"fits\":[],\"members\":[{\"members\":[]}]}]}")]
    [InlineData("{\"fits\":7}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Load_SummaryThatIsNone_IsNullAndItsTextIsKept(string text)
    {
        TrainingSummary.FromJson(text).Should().BeNull();
        using (var model = SmallModels.Trained(seed: 3))
        {
            model.Save(_folder["model"]);
        }

        using (var file = SafetensorsFile.Open(_folder["model"]))
        {
            var tensors = Safetensors.Read(_folder["model"]);
            Safetensors.Write(_folder["other"], tensors, new Dictionary<string, string>(file.Metadata) { ["ham10000.training"] = text });
            tensors.Values.ToList().ForEach(tensor => tensor.Dispose());
        }

        using var loaded = ImageModel.Load(_folder["other"]);
        loaded.Save(_folder["again"]);

        loaded.TrainingSummary.Should().BeNull();
        File.ReadAllBytes(_folder["again"]).Should().Equal(File.ReadAllBytes(_folder["other"]));
    }

    [Fact]
    public void FromJson_DeepOrLongText_IsNull()
    {
        TrainingSummary.FromJson(string.Concat(Enumerable.Repeat("{\"members\":[", 100_000))).Should().BeNull();
        TrainingSummary.FromJson(new string(' ', 2 << 20)).Should().BeNull();
    }
}
