using System.Globalization;
using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <summary>A submission to ISIC 2018, task 3: for every image the probabilities of the seven diagnoses.</summary>
/// <remarks>Codella et al., "Skin Lesion Analysis Toward Melanoma Detection 2018", arXiv:1902.03368. The object is immutable.</remarks>
public sealed partial class IsicSubmission
{
    private readonly double[] _probabilities;

    /// <summary>Takes the probabilities of images.</summary>
    /// <param name="imageIds">The id of every image; at least one, none twice. A <c>.jpg</c> at the end is left out.</param>
    /// <param name="probabilities">One row of seven numbers in [0, 1] per image, in the order of <see cref="LabelSchema.Diagnoses"/> (akiec, bcc, bkl, df, mel,
    /// nv, vasc), row after row. They need not sum to 1.</param>
    /// <exception cref="ArgumentException">There is no image, an id is no plain file name or occurs twice, the lengths do not fit, or a number is not in
    /// [0, 1].</exception>
    public IsicSubmission(IReadOnlyList<string> imageIds, ReadOnlySpan<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        ImageIds = [.. CheckedIds(imageIds, nameof(imageIds))];
        var classes = IsicColumns.Diagnoses.Length;
        if (probabilities.Length != imageIds.Count * classes)
        {
            throw new ArgumentException($"Found {probabilities.Length} probabilities for {imageIds.Count} images. Expected {classes} per image.", nameof(probabilities));
        }

        for (var i = 0; i < probabilities.Length; i++)
        {
            // Written so that NaN fails too.
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
            {
                throw new ArgumentException(
                    $"Probability of image '{ImageIds[i / classes]}', class {((Diagnosis)(i % classes)).Code} is {probabilities[i].ToString(CultureInfo.InvariantCulture)}. Expected a number in [0, 1].", nameof(probabilities));
            }
        }

        _probabilities = probabilities.ToArray();
    }

    /// <summary>The images.</summary>
    public IReadOnlyList<string> ImageIds { get; }

    /// <summary>The number of images; at least 1.</summary>
    public int Count => ImageIds.Count;

    /// <summary>Every image's probabilities, rows of seven in the order of <see cref="LabelSchema.Diagnoses"/>.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The probability of a diagnosis.</summary>
    /// <param name="image">The image's position, from 0.</param>
    /// <param name="diagnosis">The diagnosis.</param>
    public double this[int image, Diagnosis diagnosis] => _probabilities.AsSpan(image * IsicColumns.Diagnoses.Length, IsicColumns.Diagnoses.Length)[(int)diagnosis];

    /// <summary>Takes what a model said. The labels play no part.</summary>
    /// <param name="predictions">Predictions of the seven diagnoses, in any order of the classes.</param>
    /// <remarks>What rounding put just outside [0, 1], which <see cref="Predictions"/> tolerates, becomes 0 or 1.</remarks>
    /// <exception cref="ArgumentException">The classes are not the seven diagnoses, or an image id is no plain file name.</exception>
    public static IsicSubmission From(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var places = IsicColumns.Places(predictions.Schema, nameof(predictions));
        var probabilities = new double[predictions.Count * places.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = Math.Clamp((double)predictions.ProbabilitiesOf(i / places.Length)[places[i % places.Length]], 0, 1);
        }

        return new IsicSubmission(predictions.ImageIds, probabilities);
    }

    /// <summary>Ids without extension, each there once and fit for a line of CSV.</summary>
    internal static IEnumerable<string> CheckedIds(IReadOnlyList<string> imageIds, string parameter)
    {
        if (imageIds.Count == 0)
        {
            throw new ArgumentException("Found no image. Expected at least one.", parameter);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var imageId in imageIds)
        {
            var id = IsicColumns.PlainId(imageId ?? "");
            if (!IsFit(id))
            {
                throw new ArgumentException($"'{Shown.Text(id)}' is no image id. Expected the name of an image file without folder, comma and extension, such as ISIC_0034524.", parameter);
            }

            yield return seen.Add(id) ? id : throw new ArgumentException($"Image '{id}' occurs twice. Expected every image once.", parameter);
        }
    }

    private static bool IsFit(string id) => Ham10000.Dataset.ImageIds.IsPlainName(id) && !id.Contains(',') && id.Trim() == id;
}
