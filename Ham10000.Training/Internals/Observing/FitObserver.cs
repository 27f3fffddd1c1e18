using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>What every fit tells those who listen: the logger, the meter, the activity source and the progress of the options. A step without listeners costs a few
/// comparisons and allocates nothing.</summary>
internal sealed class FitObserver(TrainingContext context)
{
    // A resumed fit may begin inside an epoch.
    private const int Unknown = -1;

    private readonly ProgressReporter? _progress = context.Options.Progress is { } progress ? new ProgressReporter(progress, context.Options.ProgressInterval) : null;
    private string _model = "";
    private Activity? _fit;
    private Activity? _epoch;
    private int _images = Unknown;

    internal void FitStart(string model)
    {
        _model = model;
        _fit = TrainingActivities.Fit(context, model);
        context.Logger.LogInformation(TrainingEvents.FitStarted,
            "Training {Model}: {Epochs} epochs of {Steps} steps over {Images} images, {Optimizer}, batches of {BatchSize}, {ValidationImages} validation images.",
            model, context.Options.Epochs, context.StepsPerEpoch, context.ImagesPerEpoch, context.Options.Optimizer, context.Options.BatchSize, context.ValidationImages ?? 0);
        _progress?.Report(context, TrainingStage.Started);
    }

    internal void EpochStart()
    {
        _images = 0;
        _epoch = TrainingActivities.Epoch(context.Epoch);
    }

    internal void StepEnd()
    {
        var images = _images == Unknown ? Math.Min(context.Options.BatchSize, context.EpochImages) : context.EpochImages - _images;
        _images = context.EpochImages;
        TrainingMeter.Step(context, images, _model);
        _progress?.StepEnd(context);
    }

    internal void EpochEnd()
    {
        var record = context.LastRecord!;
        TrainingMeter.Epoch(context, _model);
        context.Logger.LogInformation(TrainingEvents.EpochEnded,
            "Epoch {Epoch} of {Epochs}: training loss {TrainingLoss:0.0000}, validation loss {ValidationLoss:0.0000}, validation balanced accuracy {ValidationBalancedAccuracy:0.0000}, "
            + "{Seconds:0.0} s, {ImagesPerSecond:0} images/s, learning rate {LearningRate:g3}.",
            record.Epoch, context.Options.Epochs, record.TrainingLoss, record.ValidationLoss, record.ValidationBalancedAccuracy, record.Seconds, record.ImagesPerSecond, record.LearningRate);
        EndEpoch(null);
        _progress?.Report(context, TrainingStage.EpochEnded);
    }

    internal void FitEnd()
    {
        EndEpoch(context.Failure);
        End(_fit, context.Failure);
        _fit = null;
        _progress?.Report(context, TrainingStage.Ended);
    }

    private void EndEpoch(Exception? failure)
    {
        if (context.LastRecord is { } record && record.Epoch == context.Epoch)
        {
            _epoch?.SetTag("ham10000.training_loss", record.TrainingLoss).SetTag("ham10000.validation_loss", record.ValidationLoss);
        }

        End(_epoch, failure);
        _epoch = null;
    }

    private static void End(Activity? activity, Exception? failure)
    {
        if (failure is not null)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        }

        activity?.Dispose();
    }
}
