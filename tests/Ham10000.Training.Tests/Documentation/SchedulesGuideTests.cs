namespace Ham10000.Training.Tests.Documentation;

/// <summary>Runs the code of docs/schedules.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class SchedulesGuideTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly SmallSample _sample;

    public SchedulesGuideTests(SmallSample sample)
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
    public void OneCycle_InAFit_SetsWhatItsPreviewShows()
    {
        var options = new TrainingOptions
        {
            Epochs = 15,
            Optimizer = Optimizer.AdamW(learningRate: 1e-3),
            Callbacks = [new OneCycle(peakAt: 0.3)],
        };

        var rates = new List<double>();
        using var model = SmallSample.Model();
        options = options with { Epochs = 3, BatchSize = 8, Callbacks = [.. options.Callbacks, new DelegateCallback { StepEnd = context => rates.Add(context.LearningRate) }] };
        Trainer.Fit(model, _sample.Split.Train, null, options);
        var preview = new OneCycle(peakAt: 0.3).Preview(3, rates.Count / 3, options.Optimizer);
        rates[..^1].Should().Equal(preview.LearningRates.Skip(1), "each step sets the rate of the next one");
    }

    [Fact]
    public void Warmup_OfAnEpoch_IsMade()
    {
        var schedule = new CosineAnnealing(warmup: Duration.Epochs(1), minimumLearningRate: 1e-6);

        schedule.Preview(3, 10, Optimizer.Adam(1e-3)).OfEpochs.Should().HaveElementAt(1, 1e-3);
    }

    [Fact]
    public void Preview_OfASchedule_PrintsAndSaves()
    {
        var preview = new OneCycle().Preview(epochs: 15, stepsPerEpoch: 206, Optimizer.AdamW(learningRate: 1e-3));
        Console.WriteLine(preview);
        preview.SaveSvg("one-cycle.svg");

        preview.LearningRates.Should().HaveCount(15 * 206);
        preview.ToString().Should().StartWith("OneCycle: the learning rate begins at 4E-05, has its highest 0.001 and its lowest 4E-09, and ends at 4E-09.\n");
        System.Xml.Linq.XDocument.Load("one-cycle.svg").Root!.Name.LocalName.Should().Be("svg");
    }

    [Fact]
    public void Plateau_ByEitherName_IsMade()
    {
        var keras = ReduceLROnPlateau.Keras(Metric.ValidationLoss, factor: 0.2, patienceEpochs: 5);
        var pytorch = ReduceLROnPlateau.PyTorch(Metric.ValidationLoss, factor: 0.2, patienceEpochs: 5, thresholdMode: ThresholdMode.Relative);

        double[] scores = [1, 1, 1, 1, 1, 1, 1, 1];
        keras.Preview(8, 1, Optimizer.Adam(1e-3), scores).LearningRates.Count(rate => rate == 1e-3).Should().Be(6);
        pytorch.Preview(8, 1, Optimizer.Adam(1e-3), scores).LearningRates.Count(rate => rate == 1e-3).Should().Be(7);
    }

    [Fact]
    public void OwnFunction_OfTheEpoch_GivesAFactor()
    {
        var schedule = new CustomSchedule((epoch, step) => epoch <= 3 ? 1 : 0.1);

        schedule.Preview(5, 2, Optimizer.Sgd(0.5)).OfEpochs.Should().Equal(0.5, 0.5, 0.5, 0.05, 0.05);
    }

    [Fact]
    public void Finder_OnASmallModel_GivesACurve()
    {
        var split = _sample.Split;
        var options = SmallSample.Options;
        using var model = SmallSample.Model();

        var curve = LearningRateFinder.Run(model, split.Train, options, new LearningRateFinderOptions { Steps = 100, Highest = 0.1 });
        Console.WriteLine(curve);
        curve.SaveSvg("rates.svg");
        options = options with { Optimizer = options.Optimizer with { LearningRate = curve.Suggestion ?? 1e-3 } };

        options.Optimizer.LearningRate.Should().BePositive();
        File.Exists("rates.svg").Should().BeTrue();
    }
}
