using System.Diagnostics;

namespace Ham10000.Training.Internals;

/// <summary>The spans of a fit. Without a listener none is made.</summary>
internal static class TrainingActivities
{
    private static readonly ActivitySource Source = new(TrainingTelemetry.Name);

    internal static Activity? Fit(TrainingContext context, string model) => Source.StartActivity(TrainingTelemetry.Fit)?
        .SetTag(TrainingTelemetry.ModelTag, model)
        .SetTag("ham10000.epochs", context.Options.Epochs)
        .SetTag("ham10000.batch_size", context.Options.BatchSize)
        .SetTag("ham10000.training_images", context.TrainingImages)
        .SetTag("ham10000.validation_images", context.ValidationImages);

    internal static Activity? Epoch(int epoch) => Source.StartActivity(TrainingTelemetry.Epoch)?.SetTag("ham10000.epoch", epoch);

    /// <summary>The span of a validation, which the caller disposes.</summary>
    internal static Activity? Validation(int epoch) => Source.StartActivity(TrainingTelemetry.Validation)?.SetTag("ham10000.epoch", epoch);

    /// <summary>The span of writing a file, which the caller disposes.</summary>
    internal static Activity? Checkpoint(string path) => Source.StartActivity(TrainingTelemetry.Checkpoint)?.SetTag("ham10000.path", path);
}
