using System.Runtime.ExceptionServices;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

public static partial class Explainer
{
    /// <summary>Explains what a model says of an image of a set. What is known of its patient goes to a model that joins it.</summary>
    /// <param name="model">A model that knows its classes and preprocessing.</param>
    /// <param name="set">The set.</param>
    /// <param name="index">The image's place in the set, from 0.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">As of several images.</exception>
    /// <exception cref="InvalidOperationException">As of several images.</exception>
    /// <exception cref="DatasetFormatException">The image is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Explanation Explain(ImageModel model, ImageSet set, int index, ExplanationOptions? options = null, CancellationToken cancellationToken = default) =>
        Explain(model, set, [index], options, cancellationToken)[0];

    /// <summary>Explains what a model says of some images of a set. No others are read.</summary>
    /// <param name="model">A model that knows its classes and preprocessing.</param>
    /// <param name="set">The set.</param>
    /// <param name="indices">The images' places in the set, from 0, in the order of the results.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One explanation per image. Each holds its image in the original size.</returns>
    /// <exception cref="ArgumentException">An option is out of range or names no class or layer of the model; or the true class is asked for and the set has other labels than the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is none of the set.</exception>
    /// <exception cref="InvalidOperationException">The model was never trained, reconstructs images and predicts no class, or gives values that are not numbers; or no gradient reaches the layer.</exception>
    /// <exception cref="DatasetFormatException">An image is damaged; the message names it.</exception>
    /// <exception cref="IOException">An image cannot be read; the message names it.</exception>
    public static IReadOnlyList<Explanation> Explain(
        ImageModel model, ImageSet set, IReadOnlyList<int> indices, ExplanationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(indices);
        options = Checked(model, options);
        CheckActual(model, set, options);
        var named = IndexOf(model, options.Class);
        return Explain(model, set, [.. indices.Select(index => (index, options.Class.IsActual ? set.LabelOf(Within(set, index)) : named))], options, static explanation => explanation, cancellationToken);
    }

    /// <summary>Explains images of a set, and keeps of each what is wanted.</summary>
    internal static IReadOnlyList<T> Explain<T>(
        ImageModel model, ImageSet set, IReadOnlyList<(int Index, int? ClassIndex)> images, ExplanationOptions options, Func<Explanation, T> keep, CancellationToken cancellationToken)
    {
        foreach (var (index, _) in images)
        {
            Within(set, index);
        }

        var kept = new List<T>(images.Count);
        using var pass = new ExplanationPass(model, options, images.Count);
        foreach (var chunk in images.Chunk(options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            kept.AddRange(pass.Run(Read(set, chunk), cancellationToken).Select(keep));
        }

        return kept;
    }

    private static int Within(ImageSet set, int index) => index >= 0 && index < set.Count ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The set '{set.Name}' has {Display.Plural(set.Count, "image")}. Expected an index from 0 to {set.Count - 1}.");

    private static void CheckActual(ImageModel model, ImageSet set, ExplanationOptions options)
    {
        if (options.Class.IsActual && !set.Labels.Equals(model.Labels))
        {
            throw new ArgumentException(
                $"Class is the true class, and the set '{set.Name}' is labelled {set.Labels} where the model predicts {model.Labels}. Explain it on a set with the labels that it was trained with.", nameof(set));
        }
    }

    // In parallel; the first error in the order of the images, whichever thread was first.
    private static ImageToExplain[] Read(ImageSet set, (int Index, int? ClassIndex)[] images)
    {
        var read = new ImageToExplain[images.Length];
        var errors = new ExceptionDispatchInfo?[images.Length];
        ParallelLoop.Run(images.Length, threads: null, i =>
        {
            try
            {
                var record = set.Records[images[i].Index];
                read[i] = new ImageToExplain(Decode(set, record), PatientFacts.Of(record), images[i].ClassIndex, $"image '{record.ImageId}'");
            }
            catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException)
            {
                errors[i] = ExceptionDispatchInfo.Capture(e);
            }
        });
        Array.Find(errors, static error => error is not null)?.Throw();
        return read;
    }

    private static RgbImage Decode(ImageSet set, LesionRecord record)
    {
        try
        {
            return ImageDecoder.Decode(record.ImagePath, set.Sources.Decode);
        }
        catch (DatasetFormatException e)
        {
            throw new DatasetFormatException($"Image '{record.ImageId}' of the set '{set.Name}' cannot be explained. {e.Message}", e) { Path = record.ImagePath, ImageId = record.ImageId };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Image '{record.ImageId}' of the set '{set.Name}' cannot be explained, because it cannot be read. {e.Message}", e);
        }
    }
}
