using System.Reflection;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>What the fit writes into the model about itself, so that its file says how it came about.</summary>
internal sealed partial class FitRun
{
    /// <summary>Without times, so that the same fit gives the same file.</summary>
    private void WriteSummary(StopCause? cause)
    {
        var records = _context.Records;
        _model.TrainingSummary = _progress.SummaryBefore.With(new FitSummary
        {
            Epochs = records.Count,
            EpochsAsked = _options.Epochs,
            StopCause = cause?.ToString(),
            Optimizer = _options.Optimizer.Kind.ToString(),
            LearningRate = _options.Optimizer.LearningRate,
            LastLearningRate = records.Count > 0 ? records[^1].LearningRate : _options.Optimizer.LearningRate,
            BatchSize = _options.BatchSize,
            Augmentation = Name(_options.Augmentation),
            Sampling = _options.Sampling.ToString(),
            Seed = _options.Seed,
            Threads = _threads,
            TrainingImages = _context.TrainingImages,
            ValidationImages = _context.ValidationImages,
            TrainableParameters = _model.TrainableParameterCount,
            Last = records.Count > 0 ? Figures(records[^1]) : null,
            Best = records.Count > 0 ? Figures(records.MinBy(record => record.ValidationLoss ?? record.TrainingLoss)!) : null,
            LibraryVersion = typeof(Trainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown",
        });
    }

    private static EpochFigures Figures(EpochRecord record) => new(
        record.Epoch, record.TrainingLoss, record.TrainingAccuracy, record.ValidationLoss, record.ValidationAccuracy, record.ValidationBalancedAccuracy);

    private static string Name(Augmentation augmentation) => augmentation == Augmentation.None ? "none"
        : augmentation == Augmentation.Standard ? "standard"
        : augmentation == Augmentation.Strong ? "strong"
        : augmentation.ToString();
}
