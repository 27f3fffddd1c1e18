using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>Fits that are broken off and taken up again, and what they are compared by.</summary>
internal static class KilledFit
{
    /// <summary>Augmentation, dropout, batch norm, an L2 penalty, and a metric and callbacks with state.</summary>
    public static TrainingOptions Options => SmallSample.Options with
    {
        Epochs = 3,
        BatchSize = 8,
        Augmentation = Augmentation.Standard,
        Metrics = [new F1Score()],
    };

    /// <summary>The callbacks, made anew for each process as a program does.</summary>
    public static IReadOnlyList<TrainingCallback> Callbacks() => [new StepSchedule()];

    /// <summary>Ends the fit after a step of an epoch, or after the epoch with step 0, as a crash would: without a checkpoint.</summary>
    public static void RunAndKill(SmallSample sample, TrainingOptions options, int epoch, int step)
    {
        using var model = SmallSample.Model();
        Kill(() => Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, With(options, epoch, step)));
    }

    public static void ResumeAndKill(SmallSample sample, TrainingOptions options, int epoch, int step) =>
        Kill(() => Trainer.Resume(options.Checkpoints!.Folder, sample.Split.Train, sample.Split.Validation, With(options, epoch, step)));

    /// <summary>All weights, short enough for a message.</summary>
    public static string WeightsOf(ImageModel model) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Weights.Of(model)))));

    /// <summary>A history without its times.</summary>
    public static object WithoutTimes(TrainingHistory history) => new
    {
        history.StopCause,
        history.StopReason,
        history.Steps,
        history.Seed,
        history.Threads,
        history.Warnings,
        Epochs = history.Epochs.Select(epoch => epoch with { Seconds = 0, ImagesPerSecond = 0, WaitedSeconds = 0, Metrics = new Dictionary<string, double>() }).ToList(),
        Metrics = history.Epochs.SelectMany(epoch => epoch.Metrics).ToList(),
    };

    // The other callbacks were called before this one. Its failure stands for the end of the process.
    private static TrainingOptions With(TrainingOptions options, int epoch, int step) => options with { Callbacks = [.. options.Callbacks, new Killer(epoch, step)] };

    private static void Kill(Action fit) => fit.Should().Throw<TrainingException>().WithInnerException<KilledException>();

    /// <summary>Lowers the rate at every third step of the fit, which it counts itself.</summary>
    private sealed class StepSchedule : LearningRateSchedule
    {
        private int _steps;

        public override void OnFitStart(TrainingContext context)
        {
            base.OnFitStart(context);
            _steps = 0;
        }

        public override void OnStepEnd(TrainingContext context)
        {
            _steps++;
            context.SetLearningRate(_steps % 3 == 0 ? context.LearningRate * 0.8 : context.LearningRate);
        }

        public override void SaveState(TrainingState state)
        {
            base.SaveState(state);
            state.Write("steps", _steps);
        }

        public override void LoadState(TrainingState state)
        {
            base.LoadState(state);
            _steps = (int)state.ReadInteger("steps");
        }
    }

    private sealed class KilledException : Exception;

    private sealed class Killer(int epoch, int step) : TrainingCallback
    {
        public override bool OnlyObserves => true;

        public override void OnEpochStart(TrainingContext context) => At(context, step == 0 && context.Epoch == epoch + 1);

        public override void OnStepEnd(TrainingContext context) => At(context, step > 0 && context.Epoch == epoch && context.Step == step + 1);

        public override void OnEpochEnd(TrainingContext context) => At(context, context.Epoch == epoch && step == context.StepsPerEpoch);

        private static void At(TrainingContext context, bool now)
        {
            if (now)
            {
                throw new KilledException();
            }
        }
    }
}
