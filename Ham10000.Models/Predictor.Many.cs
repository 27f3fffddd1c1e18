using System.Runtime.ExceptionServices;
using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial class Predictor
{
    private const int DefaultBatchSize = 32;

    /// <summary>Classifies many image files, in batches; the files of a batch are decoded in parallel. Nothing is known of the patients.</summary>
    /// <param name="paths">JPEG or PNG files.</param>
    /// <param name="batchSize">Images per run of the network, at least 1. Default 32.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    /// <returns>One prediction per file, in the order of the paths.</returns>
    /// <exception cref="DatasetFormatException">A file is not an image, or is damaged; the first such file of its batch is named.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<Prediction> PredictMany(IEnumerable<string> paths, int batchSize = DefaultBatchSize, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return InBatches(paths, Decode, batchSize, cancellationToken);
    }

    /// <summary>Classifies many decoded images, in batches. Nothing is known of the patients.</summary>
    /// <param name="images">Images, of any sizes.</param>
    /// <param name="batchSize">Images per run of the network, at least 1. Default 32.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    /// <returns>One prediction per image, in the order of the images.</returns>
    public IReadOnlyList<Prediction> PredictMany(IEnumerable<RgbImage> images, int batchSize = DefaultBatchSize, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return InBatches(images, static images => images, batchSize, cancellationToken);
    }

    private List<Prediction> InBatches<T>(IEnumerable<T> sources, Func<T[], RgbImage[]> decode, int batchSize, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var predictions = new List<Prediction>();
        foreach (var chunk in sources.Chunk(batchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            predictions.AddRange(PredictBatch(decode(chunk), new PatientFacts?[chunk.Length]));
        }

        return predictions;
    }

    // The first error in the order of the files, whichever thread was first.
    private static RgbImage[] Decode(string[] paths)
    {
        var images = new RgbImage[paths.Length];
        var errors = new ExceptionDispatchInfo?[paths.Length];
        ParallelLoop.Run(paths.Length, threads: null, i =>
        {
            try
            {
                images[i] = ImageDecoder.Decode(paths[i]);
            }
            catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                errors[i] = ExceptionDispatchInfo.Capture(e);
            }
        });
        Array.Find(errors, error => error is not null)?.Throw();
        return images;
    }
}
