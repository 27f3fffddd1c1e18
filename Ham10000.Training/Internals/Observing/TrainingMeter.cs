using System.Diagnostics.Metrics;

namespace Ham10000.Training.Internals;

/// <summary>The instruments of the meter <see cref="TrainingTelemetry.Name"/>. Nothing is measured while nobody listens.</summary>
internal static class TrainingMeter
{
    private static readonly Meter Meter = new(TrainingTelemetry.Name);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(TrainingTelemetry.Steps, "{step}", "Optimiser steps.");
    private static readonly Counter<long> Images = Meter.CreateCounter<long>(TrainingTelemetry.Images, "{image}", "Training images.");
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>(TrainingTelemetry.Loss, description: "The loss of the last step.");
    private static readonly Gauge<double> Rate = Meter.CreateGauge<double>(TrainingTelemetry.LearningRate, description: "The learning rate of the next step.");
    private static readonly Gauge<double> Speed = Meter.CreateGauge<double>(TrainingTelemetry.ImagesPerSecond, "{image}/s", "Training images per second in the epoch so far.");
    private static readonly Counter<double> Wait = Meter.CreateCounter<double>(TrainingTelemetry.WaitTime, "s", "Time in which the network waited for images, added after every epoch.");
    private static readonly Gauge<double> ValidationLoss = Meter.CreateGauge<double>(TrainingTelemetry.ValidationLoss, description: "The validation loss of the last epoch.");

    internal static void Step(TrainingContext context, int images, string model)
    {
        var tag = new KeyValuePair<string, object?>(TrainingTelemetry.ModelTag, model);
        if (Steps.Enabled)
        {
            Steps.Add(1, tag);
        }

        if (Images.Enabled)
        {
            Images.Add(images, tag);
        }

        // Reading the loss may wait for the device.
        if (Loss.Enabled)
        {
            Loss.Record(context.StepLoss, tag);
        }

        if (Rate.Enabled)
        {
            Rate.Record(context.LearningRate, tag);
        }

        if (Speed.Enabled)
        {
            Speed.Record(context.ImagesPerSecond, tag);
        }
    }

    internal static void Epoch(TrainingContext context, string model)
    {
        var tag = new KeyValuePair<string, object?>(TrainingTelemetry.ModelTag, model);
        Wait.Add(context.LastRecord!.WaitedSeconds, tag);
        if (context.LastRecord.ValidationLoss is { } loss)
        {
            ValidationLoss.Record(loss, tag);
        }
    }
}
