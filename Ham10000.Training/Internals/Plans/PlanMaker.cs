using System.Diagnostics;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Finds out what a fit would do.</summary>
internal sealed class PlanMaker(ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options)
{
    private const int ValidationSample = 128;

    internal TrainingPlan Make(int measuredSteps, CancellationToken cancellationToken)
    {
        using var scope = new TorchScope(options.Threads, options.Seed);
        using var copy = model.Copy();
        var preprocessing = FitPreparation.SetTask(copy, training, options with { Logger = null }, cancellationToken);
        var steps = StepsOf(preprocessing, copy);
        var warnings = PlanWarnings.Of(copy, training, validation, options).ToList();
        var phases = new PlanPhases(options, copy);
        while (phases.Next() is { } inForce)
        {
            var (time, memory, precision) = ((PlannedTime?)null, PlanMemory.Of(copy, training, inForce), inForce.Precision);
            if (measuredSteps > 0)
            {
                (time, memory, precision) = Measure(copy, inForce, steps, memory, measuredSteps, warnings, cancellationToken);
            }

            phases.Add(time, memory, precision);
        }

        return new TrainingPlan
        {
            Model = model.Spec.Name,
            Parts = phases.Parts,
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            ImagesPerEpoch = steps.Images,
            StepsPerEpoch = steps.Count,
            ValidationImages = validation?.Count,
            Optimizer = phases.Optimizers,
            Precision = phases.Precision,
            ImagesPerStep = steps.ImagesPerStep,
            Device = copy.Device.ToString(),
            Threads = scope.Threads,
            Memory = phases.Memory,
            Time = phases.Time,
            Cached = [FormattableString.Invariant($"{training.OpenStore(preprocessing, cancellationToken: cancellationToken).Count:N0} images of {preprocessing.Height}×{preprocessing.Width}, decoded and resized ({phases.Memory.Images / 1048576.0:N0} MiB on the disk)")],
            Warnings = [.. warnings.Distinct()],
        };
    }

    private (int Count, int Images, int ImagesPerStep) StepsOf(Preprocessing preprocessing, ImageModel copy)
    {
        using var loader = new BatchLoader(training, preprocessing, new LoaderOptions { BatchSize = options.BatchSize, Seed = options.Seed, Sampling = options.Sampling, Patient = copy.Patient });
        var batches = options.AccumulateBatches;
        return ((loader.StepsPerEpoch + batches - 1) / batches, loader.ImagesPerEpoch, (int)Math.Min((long)options.BatchSize * batches, loader.ImagesPerEpoch));
    }

    private (PlannedTime?, PlannedMemory, NumericPrecision) Measure(
        ImageModel copy, TrainingOptions inForce, (int Count, int Images, int ImagesPerStep) steps, PlannedMemory memory, int measuredSteps, List<string> warnings, CancellationToken cancellationToken)
    {
        var before = Environment.WorkingSet;
        var probe = new StepProbe(measuredSteps, cancellationToken);
        var alone = inForce with { Callbacks = [probe], Progress = null, Checkpoints = null, StopOnSignals = false, Logger = null, StoreProgress = null };
        var precision = inForce.Precision;
        try
        {
            precision = Trainer.Fit(copy, training, null, alone, cancellationToken).Precision;
        }
        catch (NonFiniteLossException e)
        {
            warnings.Add($"The measured steps failed without a schedule's warm-up: {e.Message}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (probe.Measured == 0)
        {
            return (null, memory, precision);
        }

        memory = memory with { MeasuredSteps = Math.Max(0, probe.LargestResident - before), MeasuredResident = probe.LargestResident };
        warnings.AddRange(PlanWarnings.OfMemory(memory));
        var validating = validation is null ? 0 : ValidationSeconds(copy, validation, cancellationToken);
        var epoch = (probe.Median * steps.Images / steps.ImagesPerStep) + validating;
        return (new PlannedTime(probe.Measured, probe.Median, validating, epoch, TimeSpan.FromSeconds(epoch * options.Epochs)), memory, precision);
    }

    private double ValidationSeconds(ImageModel copy, ImageSet set, CancellationToken cancellationToken)
    {
        // The first pass makes the plan.
        Judge(copy, Part(set, 1), cancellationToken);
        var part = Part(set, ValidationSample);
        var start = Stopwatch.GetTimestamp();
        Judge(copy, part, cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds * set.Count / part.Count;
    }

    private void Judge(ImageModel copy, ImageSet set, CancellationToken cancellationToken)
    {
        var evaluation = new EvaluationOptions { LoaderThreads = options.LoaderThreads };
        if (copy.Spec.Reconstructs)
        {
            Evaluator.MeasureReconstruction(copy, set, evaluation, cancellationToken);
        }
        else
        {
            Evaluator.Measure(copy, set, evaluation, cancellationToken);
        }
    }

    private static ImageSet Part(ImageSet set, int count) => new(set.Name, [.. set.Records.Take(count)], set.Target, set.Sources);
}
