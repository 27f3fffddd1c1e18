using Ham10000.Evaluation;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Tests;

/// <summary>How a fit ends: requests, cancellation and errors.</summary>
[Collection(TorchTests.Name)]
public class TrainerStopTests(SmallSample sample)
{
    [Fact]
    public void Fit_ToTheEnd_CallsEveryHookInItsPlace()
    {
        using var model = SmallSample.Model();
        var hooks = new Hooks();

        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { BatchSize = 20, Callbacks = [hooks] });

        hooks.Calls.Should().Equal("fit start",
            "epoch 1 start", "step 1 end", "step 2 end", "epoch 1 end",
            "epoch 2 start", "step 1 end", "step 2 end", "epoch 2 end", "fit end");
    }

    [Fact]
    public void Fit_CancelledInsideAnEpoch_LeavesAUsableModelAndTheCompleteEpochs()
    {
        using var stop = new CancellationTokenSource();
        using var model = SmallSample.Model();
        var hooks = new Hooks { StepEnd = c => { if (c is { Epoch: 2, Step: 1 }) { stop.Cancel(); } } };
        var options = SmallSample.Options with { BatchSize = 20, Callbacks = [hooks] };

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options, stop.Token);

        history.Epochs.Should().ContainSingle();
        history.Should().BeEquivalentTo(new { StopCause = StopCause.Cancelled, StopReason = "Cancelled in epoch 2 of 2, after step 1 of 2.", StoppedEarly = true, Steps = 3L });
        hooks.Calls[^2..].Should().Equal("step 1 end", "fit end");
        Evaluator.Evaluate(model, sample.Split.Test).Accuracy.Should().BeInRange(0, 1);
    }

    [Fact]
    public void Fit_StopRequestedAtEpochEnd_StillCallsTheOtherCallbacks()
    {
        using var model = SmallSample.Model();
        var (first, second) = (new Hooks { EpochEnd = c => c.RequestStop("Enough.") }, new Hooks());

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Callbacks = [first, second] });

        history.Should().BeEquivalentTo(new { StopCause = StopCause.Requested, StopReason = "Enough.", StoppedEarly = true });
        history.Epochs.Should().ContainSingle();
        second.Calls.Should().Contain("epoch 1 end").And.Contain("fit end").And.NotContain("epoch 2 start");
    }

    [Fact]
    public void Fit_StopRequestedBeforeTheFirstStep_MakesNone()
    {
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Callbacks = [new Hooks { FitStart = c => c.RequestStop("No.") }] });

        history.Should().BeEquivalentTo(new { StopCause = StopCause.Requested, StopReason = "No.", Steps = 0L });
    }

    [Theory]
    [InlineData("start", "Hooks.OnEpochStart failed in epoch 2: disk is full")]
    [InlineData("step", "Hooks.OnStepEnd failed in epoch 2, step 1: disk is full")]
    [InlineData("end", "Hooks.OnEpochEnd failed in epoch 2, step 2: disk is full")]
    public void Fit_CallbackThrows_KeepsHistoryAndCheckpoint(string hook, string message)
    {
        using var folder = new TemporaryFolder();
        using var model = SmallSample.Model();
        void Throw(string now, TrainingContext c) { if (hook == now && c.Epoch == 2) { throw new IOException("disk is full"); } }
        var hooks = new Hooks { EpochStart = c => Throw("start", c), StepEnd = c => Throw("step", c), EpochEnd = c => Throw("end", c) };
        var observer = new Hooks();
        var checkpoint = new ModelCheckpoint(folder.FullName);

        var act = () => Trainer.Fit(model, sample.Split.Train, sample.Split.Validation,
            SmallSample.Options with { BatchSize = 20, Callbacks = [checkpoint, hooks, observer] });

        var thrown = act.Should().Throw<TrainingException>().WithMessage(message).WithInnerException<IOException>();
        var history = act.Should().Throw<TrainingException>().Which.History;
        history.Epochs.Should().HaveCount(hook == "end" ? 2 : 1);
        history.StopCause.Should().Be(StopCause.Failed);
        observer.Calls[^1].Should().Be("fit end");
        using var saved = ImageModel.Load(checkpoint.LastPath);
        Weights.Of(saved).Should().Equal(Weights.Of(model));
        thrown.Which.Message.Should().Be("disk is full");
    }

    [Fact]
    public void Fit_FitEndThrows_IsReportedAfterAllWereCalled()
    {
        using var model = SmallSample.Model();
        var observer = new Hooks();

        var act = () => Trainer.Fit(model, sample.Split.Train, null,
            SmallSample.Options with { BatchSize = 20, Epochs = 1, Callbacks = [new Hooks { FitEnd = _ => throw new IOException("gone") }, observer] });

        act.Should().Throw<TrainingException>().WithMessage("Hooks.OnFitEnd failed in epoch 1, step 2: gone").Which.History.Epochs.Should().ContainSingle();
        observer.Calls[^1].Should().Be("fit end");
    }

    [Fact]
    public void Fit_LossNotFinite_NamesThePlaceAndLeavesTheLastGoodCheckpoint()
    {
        using var folder = new TemporaryFolder();
        using var model = SmallSample.Model();
        var checkpoint = new ModelCheckpoint(folder.FullName, Metric.TrainingLoss);
        IReadOnlyList<string> good = [];
        var spoiler = new Hooks
        {
            EpochEnd = _ => good = Weights.Of(model),
            StepEnd = c => { if (c is { Epoch: 2, Step: 1 }) { Spoil(model); } },
        };

        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { BatchSize = 20, Callbacks = [checkpoint, spoiler] });

        var error = act.Should().Throw<NonFiniteLossException>().Which;
        error.Message.Should().Be("Epoch 2, step 2 of 2: the training loss is NaN. Expected finite numbers. Lower the learning rate, which was 0.001. "
            + $"The last good model is '{checkpoint.LastPath}'.");
        (error.Epoch, error.Step, error.Loss, error.LastCheckpoint, error.History.Epochs.Count).Should().Be((2, 2, double.NaN, checkpoint.LastPath, 1));
        using var saved = ImageModel.Load(checkpoint.LastPath);
        Weights.Of(saved).Should().Equal(good);
    }

    [Fact]
    public void Fit_WeightsNotFiniteAfterTheLastStep_AreNotSaved()
    {
        using var folder = new TemporaryFolder();
        using var model = SmallSample.Model();
        var checkpoint = new ModelCheckpoint(folder.FullName, Metric.TrainingLoss);
        var spoiler = new Hooks { StepEnd = c => { if (c.Step == 2) { Spoil(model); } } };

        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { BatchSize = 20, Callbacks = [checkpoint, spoiler] });

        act.Should().Throw<NonFiniteLossException>().WithMessage("Epoch 1, step 2 of 2: the weights '*' are not finite. Expected finite numbers. "
            + "Lower the learning rate, which was 0.001. No checkpoint was saved; set Checkpoints or add a ModelCheckpoint to keep one.");
        File.Exists(checkpoint.LastPath).Should().BeFalse();
    }

    [Fact]
    public void Fit_CancelledWhereTheWeightsAreNotFinite_DoesNotSaveThem()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var model = SmallSample.Model();
        var checkpoint = new ModelCheckpoint(folder.FullName, Metric.TrainingLoss);
        var spoiler = new Hooks { StepEnd = _ => { Spoil(model); stop.Cancel(); } };

        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { BatchSize = 20, Callbacks = [checkpoint, spoiler] }, stop.Token);

        act.Should().Throw<NonFiniteLossException>().WithMessage("Epoch 1, step 1 of 2: the weights '*' are not finite. *");
        File.Exists(checkpoint.LastPath).Should().BeFalse();
    }

    [Fact]
    public void Fit_EarlyStopping_PutsTheBestWeightsBack()
    {
        using var model = SmallSample.Model();
        var best = new List<IReadOnlyList<string>>();
        var stopping = new EarlyStopping(Metric.TrainingLoss, patienceEpochs: 1);
        var recorder = new Hooks
        {
            EpochEnd = _ => best.Add(Weights.Of(model)),
            EpochStart = c => { if (c.Epoch == 3) { c.SetLearningRate(50); } },
        };

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 20, Callbacks = [recorder, stopping] });

        history.StopCause.Should().Be(StopCause.Requested);
        stopping.BestEpoch.Should().BeLessThan(history.Epochs.Count);
        Weights.Of(model).Should().Equal(best[stopping.BestEpoch - 1]);
    }

    // One weight that is not a number, as an overflowing step would leave it.
    private static void Spoil(ImageModel model)
    {
        using var noGradient = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        model.TrainableParameters[0].fill_(double.NaN);
    }
}
