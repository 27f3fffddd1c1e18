using Ham10000.Dataset;
using static TorchSharp.torch.nn.functional;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class NonFiniteTests(SmallSample sample)
{
    private static TrainingOptions Options => SmallSample.Options with { Epochs = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SkipBatch_OnABatchOfNaN_LeavesEverythingAsBeforeIt(int accumulate)
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();
        var losses = new List<double>();
        var hooks = new Hooks
        {
            StepEnd = context =>
            {
                after.Add(Weights.Of(context.Model));
                losses.Add(context.StepLoss);
            },
        };

        // Both batches of the step, where there are two: it has nothing to step on.
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, Options with
        {
            BatchTransform = new Poison(place => place == 2 || (accumulate == 2 && place == 3)),
            AccumulateBatches = accumulate,
            OnNonFinite = OnNonFinite.SkipBatch(),
            Callbacks = [hooks],
        });

        var step = 2 / accumulate;
        after[step].Should().Equal(after[step - 1], "batch norm's statistics saw the numbers that are none, and weights and optimiser did not");
        after[step + 1].Should().NotEqual(after[step]);
        losses[step].Should().Be(double.NaN);
        history.Epochs.Should().OnlyContain(epoch => double.IsFinite(epoch.TrainingLoss) && double.IsFinite(epoch.ValidationLoss!.Value));
        history.Steps.Should().Be(2 * ((((sample.Split.Train.Count + 7) / 8) + accumulate - 1) / accumulate));
        history.Warnings.Where(warning => warning.StartsWith("Epoch", StringComparison.Ordinal)).Should().HaveCount(accumulate);
    }

    [Fact]
    public void SkipBatch_InAnAccumulatedStep_StepsOnTheOthers()
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();
        var hooks = new Hooks { StepEnd = context => after.Add(Weights.Of(context.Model)) };
        Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 1,
            BatchTransform = new Poison(place => place == 1),
            AccumulateBatches = 2,
            OnNonFinite = OnNonFinite.SkipBatch(),
            Callbacks = [hooks],
        });

        using var first = SmallSample.Model();
        var one = new Hooks { StepEnd = context => context.RequestStop("One step is enough.") };
        Trainer.Fit(first, sample.Split.Train, null, Options with { Epochs = 1, Callbacks = [one] });
        Distance(after[0], Weights.Of(first)).Should().BeTrue("the first batch alone made the step");
    }

    [Fact]
    public void SkipBatch_OnALossThatIsNone_NamesTheImages()
    {
        using var model = SmallSample.Model();
        var images = new List<string>();
        var history = Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 1,
            BatchSize = 4,
            BatchTransform = new Poison(place => place == 2, batch => images.AddRange(batch.Indices.ToArray().Select(i => sample.Split.Train.Records[i].ImageId))),
            OnNonFinite = OnNonFinite.SkipBatch(),
        });
        history.Warnings[^1].Should().Be(
            $"Epoch 1, step 3 of {(sample.Split.Train.Count + 3) / 4}: the training loss is NaN. It was left out, 1 of 10 at most. Its images: {string.Join(", ", images)}.");
    }

    [Fact]
    public void SkipBatch_OnGradientsThatAreNone_DoesNotStep()
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();
        var hooks = new Hooks { StepEnd = context => after.Add(Weights.Of(context.Model)) };
        var history = Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 1,
            Loss = SteepAt(1),
            OnNonFinite = OnNonFinite.SkipBatch(2),
            Callbacks = [hooks],
        });
        after[1].Should().Equal(after[0]);
        after[2].Should().NotEqual(after[1]);
        history.Warnings[^1].Should().MatchRegex("^Epoch 1, step 2 of 4: the gradients are not finite\\. It was left out, 1 of 2 at most\\. Its images: (ISIC_\\d+(, )?){8}\\.$");
    }

    [Fact]
    public void SkipBatch_MoreOftenThanTheLimit_EndsTheFit()
    {
        using var model = SmallSample.Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Options with { BatchTransform = new Poison(_ => true), OnNonFinite = OnNonFinite.SkipBatch(2) });
        fit.Should().ThrowExactly<NonFiniteLossException>().Which.Message.Should().Be(
            "Epoch 1, step 3 of 4: the training loss is NaN, after 2 others of the fit, which are as many as OnNonFinite allows. Expected finite numbers. "
            + "Lower the learning rate, which was 0.001. No checkpoint was saved; set Checkpoints or add a ModelCheckpoint to keep one.");
    }

    [Fact]
    public void Stop_WhenGradientsAreClippedByNorm_NoticesThatTheyAreNone()
    {
        using var model = SmallSample.Model();
        IReadOnlyList<string>? before = null;
        var hooks = new Hooks { StepEnd = context => before = Weights.Of(context.Model, trainableOnly: true) };
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Options with { Loss = SteepAt(1), GradientClipping = GradientClipping.ByNorm(1), Callbacks = [hooks] });
        fit.Should().ThrowExactly<NonFiniteLossException>().Which.Message.Should().StartWith("Epoch 1, step 2 of 4: the gradients are not finite. Expected finite numbers.");
        Weights.Of(model, trainableOnly: true).Should().Equal(before);
    }

    [Fact]
    public void Restore_OnALossThatIsNone_GoesBackToTheEpochsStartAtALowerRate()
    {
        using var model = SmallSample.Model();
        var (after, starts, averages) = (new List<IReadOnlyList<string>>(), new List<IReadOnlyList<string>>(), 0);
        var hooks = new Hooks
        {
            EpochStart = context => starts.Add(Weights.Of(context.Model)),
            StepEnd = context => after.Add(Weights.Of(context.Model)),
            EpochEnd = _ => averages++,
        };
        var history = Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 3,
            BatchTransform = new Poison(place => place == 6),
            OnNonFinite = OnNonFinite.Restore(learningRateFactor: 0.25),
            Callbacks = [hooks],
            MovingAverage = new MovingAverage { Validate = false },
        });
        after[6].Should().Equal(starts[1]);
        after[7].Should().NotEqual(starts[1]);
        history.Epochs.Select(epoch => epoch.LearningRate).Should().Equal(1e-3, 1e-3, 2.5e-4);
        history.Warnings[^1].Should().StartWith("Epoch 2, step 3 of 4: the training loss is NaN. Weights and optimiser are those of the epoch's start again and learning rates 0.25 of what they were, 1 times of 3 at most. Its images: ISIC_");
    }

    [Fact]
    public void Restore_WithACopyEverySoManySteps_GoesBackToTheLast()
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();
        var hooks = new Hooks { StepEnd = context => after.Add(Weights.Of(context.Model)) };
        Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 1,
            BatchTransform = new Poison(place => place == 3),
            OnNonFinite = OnNonFinite.Restore(everySteps: 2),
            Callbacks = [hooks],
        });
        after[3].Should().Equal(after[1]);
    }

    [Fact]
    public void Restore_AfterACopysStepMadeWeightsThatAreNone_GoesBackToTheCopyBefore()
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();
        var calls = 0;
        var hooks = new Hooks
        {
            StepEnd = context =>
            {
                after.Add(Weights.Of(context.Model));
                context.SetLearningRate(context.Step == 1 ? 1e30 : 1e-3);
            },
        };
        Trainer.Fit(model, sample.Split.Train, null, Options with
        {
            Epochs = 1,
            Optimizer = Optimizer.Sgd(1e-3),
            Loss = Loss.Custom("steep once", (outputs, target) => cross_entropy(outputs, target) * (calls++ == 1 ? 1e10f : 1)),
            OnNonFinite = OnNonFinite.Restore(everySteps: 1),
            Callbacks = [hooks],
        });
        after[1].Should().NotEqual(after[0]);
        after[2].Should().Equal(after[0], "the step in between had finite gradients and made weights that are none");
        after[3].Should().NotEqual(after[0]);
    }

    [Fact]
    public void OnNonFinite_WithImpossibleSettings_IsRefused()
    {
        using var model = SmallSample.Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Options with { OnNonFinite = OnNonFinite.Restore(0, 2, 0) });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("""
            The fit has 3 problems:
            - OnNonFinite.Limit is 0. Expected at least 1, or OnNonFinite.Stop.
            - OnNonFinite.LearningRateFactor is 2. Expected a number in (0, 1].
            - OnNonFinite.EverySteps is 0. Expected at least 1, or null for the start of each epoch alone.
            """.ReplaceLineEndings("\n"));
        OnNonFinite.SkipBatch(3).ToString().Should().Be("skip batch, 3 at most");
        OnNonFinite.Restore().ToString().Should().Be("restore at rates times 0.5, 3 times at most");
    }

    // Cross entropy; at one batch with a term of value 0 and slope 0 · ∞.
    private static Loss SteepAt(int place)
    {
        var calls = 0;
        return Loss.Custom("steep", (outputs, target) => cross_entropy(outputs, target) + (calls++ == place ? (outputs * 0).sum().sqrt() : outputs.sum() * 0));
    }

    private static bool Distance(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.Zip(b).All(pair => Values(pair.First).Zip(Values(pair.Second), (x, y) => Math.Abs(x - y)).All(d => d < 1e-6));

    private static IEnumerable<double> Values(string line) =>
        Convert.FromHexString(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Chunk(8).Select(bytes => BitConverter.ToDouble(bytes));

    // Makes the pixels of some batches, counted through the fit, into numbers that are none.
    private sealed record Poison(Func<int, bool> When, Action<Batch>? Seen = null) : BatchTransform
    {
        private readonly int[] _place = [0];

        public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
        {
            if (When(_place[0]++))
            {
                batch.Pixels.Fill(float.NaN);
                Seen?.Invoke(batch);
            }
        }
    }
}
