using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

public static partial class Mistakes
{
    private const int UsualSide = 300;

    /// <summary>Shows for each mistake what spoke for the class that the image was given. Only these images are read, and only small pictures of them are kept.</summary>
    /// <param name="model">The model that made them.</param>
    /// <param name="set">The set that holds the images, in whatever order.</param>
    /// <param name="mistakes">The mistakes, as <see cref="MostConfident"/> finds them.</param>
    /// <param name="options">How they are explained; null for the defaults. <see cref="ExplainedClass.Predicted"/> stands for the wrong class of each mistake, <see cref="ExplainedClass.Actual"/> for its
    /// true one.</param>
    /// <param name="largestSide">Rows or columns of a picture, whichever are more; at least 1. Smaller images keep their size. Default 300.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One for each mistake, in their order.</returns>
    /// <exception cref="ArgumentException">The set does not hold the image of a mistake, the model has no such class, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model was never trained, reconstructs images and predicts no class, or gives values that are not numbers; or no gradient reaches the layer.</exception>
    /// <exception cref="DatasetFormatException">An image is damaged; the message names it.</exception>
    /// <exception cref="IOException">An image cannot be read; the message names it.</exception>
    public static IReadOnlyList<ExplainedMistake> Explain(
        ImageModel model, ImageSet set, IReadOnlyList<Mistake> mistakes, ExplanationOptions? options = null, int largestSide = UsualSide, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestSide, 1);
        options = Explainer.Checked(model, options);
        var places = set.Records.Select((record, i) => (record.ImageId, Index: i)).ToDictionary(pair => pair.ImageId, pair => pair.Index, StringComparer.Ordinal);
        var next = 0;
        return Explainer.Explain(model, set, [.. mistakes.Select(mistake => (PlaceOf(mistake), (int?)ClassOf(mistake)))], options, Keep, cancellationToken);

        int PlaceOf(Mistake mistake) => places.TryGetValue(mistake.ImageId, out var index) ? index
            : throw new ArgumentException($"The set '{set.Name}' does not hold image '{mistake.ImageId}' of the mistakes. Pass the set that was predicted.", nameof(set));

        int ClassOf(Mistake mistake) => Explainer.IndexOf(model, options.Class.Name ?? (options.Class.IsActual ? mistake.Actual : mistake.Predicted));

        ExplainedMistake Keep(Explanation explanation)
        {
            var picture = Thumbnail(explanation.Image, largestSide);
            return new ExplainedMistake(mistakes[next++], picture, explanation.OverlayOn(picture), explanation.MethodName);
        }
    }

    private static RgbImage Thumbnail(RgbImage image, int largestSide)
    {
        var scale = Math.Min(1, (double)largestSide / Math.Max(image.Height, image.Width));
        return ImageResizer.Resize(image, Math.Max(1, (int)Math.Round(image.Height * scale)), Math.Max(1, (int)Math.Round(image.Width * scale)));
    }
}
