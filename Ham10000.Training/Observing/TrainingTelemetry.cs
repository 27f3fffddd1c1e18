using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ham10000.Training;

/// <summary>The names under which a fit can be watched with .NET's own means: <see cref="Meter"/> and <see cref="ActivitySource"/>, as OpenTelemetry and
/// <c>dotnet-counters</c> read them. Every fit publishes; while nobody listens it costs nothing.</summary>
public static class TrainingTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Ham10000.Training";

    /// <summary>Counter of optimiser steps.</summary>
    public const string Steps = "ham10000.training.steps";

    /// <summary>Counter of training images.</summary>
    public const string Images = "ham10000.training.images";

    /// <summary>Gauge of the loss of the last step.</summary>
    public const string Loss = "ham10000.training.loss";

    /// <summary>Gauge of the learning rate.</summary>
    public const string LearningRate = "ham10000.training.learning_rate";

    /// <summary>Gauge of the training images per second in the epoch so far.</summary>
    public const string ImagesPerSecond = "ham10000.training.images_per_second";

    /// <summary>Counter of the seconds in which the network waited for images, added after every epoch.</summary>
    public const string WaitTime = "ham10000.training.wait_time";

    /// <summary>Gauge of the validation loss, set after every epoch.</summary>
    public const string ValidationLoss = "ham10000.training.validation_loss";

    /// <summary>The tag of all measurements and activities: the model's name.</summary>
    public const string ModelTag = "ham10000.model";

    /// <summary>The activity of a whole fit; the others lie inside it.</summary>
    public const string Fit = "fit";

    /// <summary>The activity of an epoch.</summary>
    public const string Epoch = "epoch";

    /// <summary>The activity of an epoch's validation.</summary>
    public const string Validation = "validation";

    /// <summary>The activity of writing a model file or a checkpoint.</summary>
    public const string Checkpoint = "checkpoint";
}
