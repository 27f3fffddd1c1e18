using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class TrainingPhaseTests(SmallSample sample)
{
    private static readonly string[] Dense = ["layers.dense.weight", "layers.dense.bias"];

    [Fact]
    public void Fit_InPhases_TrainsWhatEachSays()
    {
        using var model = SmallSample.Model();
        var at = new List<Dictionary<string, string>> { Values(model) };
        var hooks = new Hooks { EpochEnd = context => at.Add(Values(context.Model)) };

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with
        {
            Epochs = 99,
            Phases =
            [
                new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense"), LearningRate = 0.01 },
                new TrainingPhase { Epochs = 2, Layers = TrainedLayers.All, Optimizer = Optimizer.Sgd(0.5), Name = "everything" },
            ],
            Callbacks = [hooks],
        });

        Moved(at[0], at[1]).Should().BeEquivalentTo(Dense);
        Moved(at[1], at[2]).Should().BeEquivalentTo(at[0].Keys, "statistics and counts of batch norm move too");
        history.Epochs.Select(epoch => epoch.Phase).Should().Equal("from dense on", "everything", "everything");
        history.Epochs.Select(epoch => epoch.LearningRate).Should().Equal(0.01, 0.5, 0.5);
        history.StopReason.Should().Be("All 3 epochs are done.");
    }

    [Fact]
    public void Fit_InAPhaseThatOnlyChangesTheRate_GoesOnWithItsOptimizer()
    {
        using var phases = SmallSample.Model();
        using var schedule = SmallSample.Model();
        Trainer.Fit(phases, sample.Split.Train, null, SmallSample.Options with
        {
            Phases = [new TrainingPhase { Epochs = 1 }, new TrainingPhase { Epochs = 1, LearningRate = 3e-4 }],
        });
        var lower = new Hooks { EpochStart = context => context.SetLearningRate(context.Epoch == 1 ? 1e-3 : 3e-4) };
        Trainer.Fit(schedule, sample.Split.Train, null, SmallSample.Options with { Callbacks = [lower] });
        Weights.Of(phases).Should().Equal(Weights.Of(schedule));
    }

    [Fact]
    public void Fit_InPhasesOfDifferentRules_HasTheMomentumOfEach()
    {
        using var model = SmallSample.Model();
        var momenta = new List<double?>();
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            Phases =
            [
                new TrainingPhase { Epochs = 1, Optimizer = Optimizer.Sgd(0.1, momentum: 0.8) },
                new TrainingPhase { Epochs = 1, Optimizer = Optimizer.Sgd(0.1) },
                new TrainingPhase { Epochs = 1 },
            ],
            Callbacks = [new Hooks { EpochStart = context => momenta.Add(context.Momentum) }],
        });
        momenta.Should().Equal([0.8, null, 0.9], "a schedule must not give momentum to a rule that was given none");
    }

    [Fact]
    public void Fit_InAPhaseThatTrainsOtherLayers_StartsWithANewOptimizer()
    {
        using var model = SmallSample.Model();
        Dictionary<string, float[]> before = [];
        var steps = new List<double>();
        var hooks = new Hooks
        {
            EpochStart = context => before = Numbers(context.Model),
            StepEnd = context =>
            {
                if (context.Step == 1)
                {
                    var now = Numbers(context.Model);
                    steps.Add(Dense.SelectMany(name => now[name].Zip(before[name], (x, y) => Math.Abs((double)x - y))).Min());
                }
            },
        };
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            Phases = [new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense") }, new TrainingPhase { Epochs = 1, Layers = TrainedLayers.All }, new TrainingPhase { Epochs = 1 }],
            Callbacks = [hooks],
        });
        steps[0].Should().BeApproximately(1e-3, 2e-5, "Adam's first step moves every weight by the rate");
        steps[1].Should().BeApproximately(1e-3, 2e-5, "and so it does again");
        steps[2].Should().BeLessThan(9e-4, "the optimiser goes on");
    }

    [Fact]
    public void Fit_InAPhaseWithAnAugmentation_ChangesItsImagesFromThenOn()
    {
        using var plain = SmallSample.Model();
        using var phases = SmallSample.Model();
        var a = Trainer.Fit(plain, sample.Split.Train, null, SmallSample.Options);
        var b = Trainer.Fit(phases, sample.Split.Train, null, SmallSample.Options with
        {
            Phases = [new TrainingPhase { Epochs = 1 }, new TrainingPhase { Epochs = 1, Augmentation = Augmentation.Strong, Loss = Loss.Focal() }],
        });
        b.Epochs[0].TrainingLoss.Should().Be(a.Epochs[0].TrainingLoss);
        b.Epochs[1].TrainingLoss.Should().NotBe(a.Epochs[1].TrainingLoss);
        b.Epochs[1].WaitedSeconds.Should().BeGreaterThanOrEqualTo(0);
        b.Loss.Should().Be("focal loss, gamma 2", "it is the last phase's");
    }

    [Theory]
    [InlineData(ScheduleUnit.Step)]
    [InlineData(ScheduleUnit.Epoch)]
    public void Fit_InPhasesWithASchedule_MultipliesEachPhasesRate(ScheduleUnit unit)
    {
        using var model = SmallSample.Model();
        var rates = new List<double>();
        var hooks = new Hooks { StepEnd = context => rates.Add(context.LearningRate) };
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            Phases = [new TrainingPhase { Epochs = 1 }, new TrainingPhase { Epochs = 1, LearningRate = 3e-4 }],
            Callbacks = [hooks, new Falling(unit)],
        });
        var expected = Enumerable.Range(0, 8).Select(step => (step < 4 ? 1e-3 : 3e-4) * (1 - ((unit == ScheduleUnit.Step ? step : step / 4 * 4) / 8.0)));
        rates.Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Fit_InPhasesWithAnAverage_AveragesWhatIsTrained()
    {
        using var model = SmallSample.Model();
        Dictionary<string, string> live = [];
        var hooks = new Hooks { StepEnd = context => live = Values(context.Model) };
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            MovingAverage = new MovingAverage(),
            Phases = [new TrainingPhase { Epochs = 1, Layers = TrainedLayers.All }, new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense") }],
            Callbacks = [hooks],
        });
        Moved(live, Values(model)).Should().BeEquivalentTo(Dense, "what a phase freezes stays as it was trained");
    }

    [Fact]
    public void Fit_InPhasesOfAFrozenModel_IsNotRefused()
    {
        using var model = SmallSample.Model();
        model.Freeze("layers");
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Phases = [new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense") }] });
        fit.Should().NotThrow();
    }

    [Fact]
    public void Fit_InImpossiblePhases_NamesAllThatIsWrongAndLeavesTheModelAsItWas()
    {
        using var model = SmallSample.Model();
        model.Freeze("conv2d");
        var spec = model.Spec;
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            Phases =
            [
                new TrainingPhase { Epochs = 0, LearningRate = -1 },
                new TrainingPhase { Epochs = 1, Layers = TrainedLayers.Head },
                new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dance"), Loss = Loss.CrossEntropy(labelSmoothing: 1) },
            ],
        });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Split('\n').Should().SatisfyRespectively(
            line => line.Should().Be("The fit has 5 problems:"),
            line => line.Should().Be("- Phase 1: Epochs is 0. Expected at least 1."),
            line => line.Should().Be("- Phase 1: LearningRate is -1. Expected a finite number above 0, or null for the optimiser's."),
            line => line.Should().Be("- Phase 2: TrainLast is about the backbone, and this model has none. Start with ModelBuilder.FromBackbone."),
            line => line.Should().Be("- Phase 3: Loss.LabelSmoothing is 1. Expected a number in [0, 1)."),
            line => line.Should().StartWith("- Phase 3: ").And.Contain("dance").And.Contain("dense"));
        model.Spec.Should().Be(spec);
    }

    [Fact]
    public void TrainedLayers_SayWhatTheyAre()
    {
        TrainedLayers.Head.ToString().Should().Be("the head");
        TrainedLayers.Last(23).ToString().Should().Be("the backbone's last 23 layers and the head");
        TrainedLayers.From("conv_pw_10").ToString().Should().Be("from conv_pw_10 on");
        TrainedLayers.All.ToString().Should().Be("all layers");
    }

    private sealed class Falling(ScheduleUnit unit) : PlannedSchedule
    {
        public override ScheduleUnit Unit => unit;

        protected override double LearningRateAt(SchedulePoint point) => InitialLearningRate * (1 - (point.Step / 8.0));
    }

    private static Dictionary<string, string> Values(ImageModel model) => Weights.Of(model).ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

    private static Dictionary<string, float[]> Numbers(ImageModel model) =>
        model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.detach().data<float>().ToArray());

    private static IEnumerable<string> Moved(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(entry => after[entry.Key] != entry.Value).Select(entry => entry.Key);
}
