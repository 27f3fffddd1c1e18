using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training.Tests.Documentation;

/// <summary>Runs the code of docs/training.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class TrainingGuideTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly SmallSample _sample;

    public TrainingGuideTests(SmallSample sample)
    {
        _sample = sample;
        Environment.CurrentDirectory = _folder.FullName;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Fact]
    public void OneCall_WritesLogAndCheckpoints()
    {
        var split = _sample.Split;
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions
        {
            Epochs = 20,
            Optimizer = Optimizer.Adam(learningRate: 1e-4),
            Augmentation = Augmentation.Standard,
            Callbacks =
            [
                new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 5),
                new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 10),
                new ModelCheckpoint("runs/mine"),
                new CsvLogger("runs/mine/log.csv"),
                new ConsoleProgress(),
            ],
        });

        File.ReadAllLines("runs/mine/log.csv").Should().HaveCount(history.Epochs.Count + 1);
        Directory.GetFiles("runs/mine").Select(Path.GetFileName).Should().BeEquivalentTo("log.csv", "best.safetensors", "last.safetensors");
    }

    [Fact]
    public void OwnMetric_IsMonitored()
    {
        var split = _sample.Split;
        using var model = SmallSample.Model();

        var options = new TrainingOptions
        {
            Metrics = [new F1Score()],
            Callbacks = [new ModelCheckpoint("runs/f1", Metric.Validation(new F1Score()))],
        };

        Trainer.Fit(model, split.Train, split.Validation, options with { Epochs = 1 });
        File.Exists("runs/f1/best.safetensors").Should().BeTrue();
    }

    [Fact]
    public void Recipe_WithOtherParts_Runs()
    {
        var split = _sample.Split;

        var recipe = Recipes.Cnn.WithEpochs(5).WithImageSize(60, 80);
        using var result = recipe.Run(split);
        Console.WriteLine(result.Test);

        result.History.Epochs.Should().HaveCount(5);
    }
}
