using Ham10000.Dataset;
using Ham10000.Models;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What happens before the first epoch: statistics of the training set, labels and preprocessing into the model.</summary>
internal static class FitPreparation
{
    /// <summary>Sets the model's task and moves it to its device; returns the fitted preprocessing.</summary>
    internal static Preprocessing SetTask(ImageModel model, ImageSet training, TrainingOptions options, CancellationToken cancellationToken)
    {
        var preprocessing = options.Preprocessing ?? model.Preprocessing ?? new Preprocessing { Height = model.Height, Width = model.Width };
        var store = training.OpenStore(preprocessing, StoreOptions(options), cancellationToken);
        if (!preprocessing.IsFitted)
        {
            var rows = Enumerable.Range(0, training.Count).Select(training.StoreRow);
            preprocessing = preprocessing with { Standardization = preprocessing.Standardization.Fit(store, rows) };
        }

        SetTask(model, training, preprocessing);
        ResetCalibration(model, options.Logger);
        if (options.Device is not null)
        {
            model.to(options.Device);
        }

        // A model that was trained before keeps the statistics it was trained with.
        return model.Preprocessing!;
    }

    /// <summary>What a reader of the results should know about the training set, and how it is drawn.</summary>
    internal static IReadOnlyList<string> Warnings(ImageModel model, ImageSet training, TrainingOptions options, ILogger logger)
    {
        var warnings = training.Labels.ClassNames
            .Where((_, label) => model.Objective.PredictsClasses && training.ClassCounts[label] == 0)
            .Select(name => $"The training set has no image of class '{name}'; the model cannot learn it.")
            .Concat(model.Patient?.CoverageOf(training).Warnings ?? [])
            .Concat(options.BalanceWarnings(training))
            .ToList();
        foreach (var warning in warnings)
        {
            logger.LogWarning(TrainingEvents.DataWarning, "{Warning}", warning);
        }

        return warnings;
    }

    private static void SetTask(ImageModel model, ImageSet training, Preprocessing preprocessing)
    {
        if (model.Spec.Reconstructs)
        {
            model.SetTask(preprocessing);
        }
        else
        {
            model.SetTask(training.Labels, preprocessing, FitPatient(model, training));
        }
    }

    // A model that was trained before keeps the ages it was trained with.
    private static PatientEncoder? FitPatient(ImageModel model, ImageSet training) =>
        model.Spec.PatientColumns == PatientColumns.None || (model.HasTrained && model.Patient is not null) ? null : PatientEncoder.Fit(training, model.Spec.PatientColumns);

    private static void ResetCalibration(ImageModel model, ILogger? logger)
    {
        if (!model.Calibration.IsNone)
        {
            logger?.LogWarning("The calibration of {Model} is reset ({Calibration}): it belongs to the weights from before this fit. Calibrate it again after the fit.",
                model.Spec.Name, model.Calibration);
            model.Calibration = ModelCalibration.None;
        }
    }

    internal static StoreOptions StoreOptions(TrainingOptions options) =>
        new() { Threads = options.Threads, Progress = options.StoreProgress, Logger = options.Logger };
}
