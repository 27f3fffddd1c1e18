using Ham10000.Dataset;
using Ham10000.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ham10000.Training.Internals;

/// <summary>What a user should know before a fit.</summary>
internal static class PlanWarnings
{
    internal static IEnumerable<string> Of(ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options) =>
        FitPreparation.Warnings(model, training, options, NullLogger.Instance)
            .Concat(model.BackboneStart.Kind == WeightsOriginKind.Random ? ["The backbone starts at random and is trained whole; with weights from ImageNet it learns from far fewer images."] : [])
            .Concat(validation is null ? [] : ValidationWarnings(model, training, validation))
            .Concat(LastBatch(training, options));

    internal static IEnumerable<string> OfMemory(PlannedMemory memory)
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (available > 0 && memory.MeasuredResident > 0.9 * available)
        {
            yield return FormattableString.Invariant($"The measured steps took {memory.MeasuredResident / 1048576.0:N0} MiB of the {available / 1048576.0:N0} MiB that this process may use. Make batches or images smaller.");
        }
    }

    private static IEnumerable<string> ValidationWarnings(ImageModel model, ImageSet training, ImageSet validation)
    {
        var lesions = training.Records.Select(record => record.LesionId).ToHashSet(StringComparer.Ordinal);
        var known = validation.Records.Count(record => lesions.Contains(record.LesionId));
        if (known > 0)
        {
            yield return FormattableString.Invariant($"{known:N0} of {validation.Count:N0} validation images show a lesion that the training set has too, so validation figures will be better than those on new lesions. Split by lesion.");
        }

        for (var label = 0; model.Objective.PredictsClasses && label < validation.ClassCounts.Count; label++)
        {
            if (validation.ClassCounts[label] == 0)
            {
                yield return $"The validation set has no image of class '{validation.Labels.ClassNames[label]}'; its balanced accuracy is the mean over the other classes.";
            }
        }
    }

    private static IEnumerable<string> LastBatch(ImageSet training, TrainingOptions options) =>
        options.BatchSize > 1 && options.Sampling.ImagesPerEpoch(training) % options.BatchSize == 1
            ? ["The last step of every epoch has a single image, which says little and has batch norm run in inference mode. Choose another batch size."] : [];
}
