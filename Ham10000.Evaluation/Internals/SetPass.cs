using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Goes through a set in batches with a model in evaluation mode, without gradients, and leaves the model in the mode it was in.</summary>
internal static class SetPass
{
    public static void Run(ImageModel model, ImageSet set, EvaluationOptions options, Action<Batch> use, CancellationToken cancellationToken)
    {
        var loading = new LoaderOptions { BatchSize = options.BatchSize, Threads = options.LoaderThreads, PrefetchBatches = 1, Patient = model.Patient };
        using var loader = new BatchLoader(set, model.Preprocessing!, loading, options.Store, cancellationToken);
        var wasTraining = model.training;
        model.eval();
        try
        {
            using var noGradients = inference_mode();
            var done = 0;
            foreach (var batch in loader.ReadEpoch(0, cancellationToken))
            {
                using (batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    done += batch.Count;
                    use(batch);
                }

                options.Progress?.Report(new EvaluationProgress(done, set.Count));
            }
        }
        finally
        {
            model.train(wasTraining);
        }
    }

    /// <summary>Throws where a value that the model gave for an image is not a number.</summary>
    public static void RequireNumber(double value, LesionRecord record)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException(
                $"The model's output for image '{record.ImageId}' is not a number. Its weights are not finite; load a checkpoint from before the training diverged.");
        }
    }
}
