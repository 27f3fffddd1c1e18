using Ham10000.Dataset;
using Ham10000.Evaluation;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training;

/// <summary>How <see cref="Trainer.Fit"/> trains. A value: vary it with a <c>with</c> expression.</summary>
/// <remarks>Checked once, at the start of a fit; everything that is wrong is reported in one <see cref="ArgumentException"/>.</remarks>
public sealed partial record TrainingOptions
{
    /// <summary>How often the training set is gone through: whole, or what <see cref="Sampling"/> draws of it. Default 50.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>Images per step; the last step of an epoch takes what is left. Default 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>The update rule. Default Adam with learning rate 0.001.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam();

    /// <summary>Random changes of the training images; never of validation images. Default none.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Which training images an epoch draws, and how often each; never of validation images. Default every image once.</summary>
    public Sampling Sampling { get; init; } = Sampling.EveryImage;

    /// <summary>Decides the order of images, their augmentation and dropout. Same seed and thread count, same weights. Default 123.</summary>
    public int Seed { get; init; } = 123;

    /// <summary>Called at the hooks of the loop, in this order. Default none.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Further metrics, measured on the epoch's batches and on the validation set; see <see cref="EpochRecord.Metrics"/>. Default none.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>How images are resized and standardised; its size must be the model's. Null, the default, keeps what a trained model holds and
    /// otherwise takes the default of <see cref="Preprocessing"/> in the model's size. Statistics that are not fitted are fitted on the training set.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Where to train; the model is moved there. Null, the default, trains where the model is.</summary>
    public torch.Device? Device { get; init; }

    /// <summary>Threads of the network's operations. Null, the default, takes the processors that this process may use.</summary>
    public int? Threads { get; init; }

    /// <summary>Threads that prepare batches. Null, the default, leaves it to <see cref="LoaderOptions"/>.</summary>
    public int? LoaderThreads { get; init; }

    /// <summary>Batches that are prepared ahead. Default 4.</summary>
    public int PrefetchBatches { get; init; } = 4;

    /// <summary>Receives the progress of building the image store, where there is none yet.</summary>
    public IProgress<StoreProgress>? StoreProgress { get; init; }

    /// <summary>Receives what a user should know: warnings about the data, the start and the end. Null logs nothing.</summary>
    public ILogger? Logger { get; init; }
}
