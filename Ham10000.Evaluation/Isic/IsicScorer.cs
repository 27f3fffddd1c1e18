using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <summary>Scores submissions to ISIC 2018, task 3, by the rules of the challenge's own scorer.</summary>
/// <remarks>
/// <para>The headline is balanced accuracy: the mean, over the diagnoses that occur, of the share of images given their diagnosis. An image is given the
/// diagnosis of its largest probability; where several share it, the image is undecided and counts as wrong.</para>
/// <para>A submission must hold every image of the ground truth and no other, those of weight 0 included. Facts after the Python package
/// <c>isic-challenge-scoring</c>.</para>
/// </remarks>
public static class IsicScorer
{
    /// <summary>Scores a file.</summary>
    /// <param name="submissionPath">The submission; see <see cref="IsicSubmission.Read"/>.</param>
    /// <param name="groundTruthPath">The ground truth; see <see cref="IsicGroundTruth.Read"/>.</param>
    /// <param name="zeroDivision">What sensitivity, specificity, Dice and predictive values with nothing to divide by count as. Default NaN; the official
    /// scorer counts them as 1.</param>
    /// <exception cref="DatasetFormatException">Something is wrong with a file, or the submission lacks images or has others. The message counts all problems
    /// and names the first with their lines.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IsicScore Score(string submissionPath, string groundTruthPath, ZeroDivision zeroDivision = ZeroDivision.NaN)
    {
        var truth = IsicGroundTruth.Read(groundTruthPath);
        var problems = new TableProblems(submissionPath);
        var rows = IsicSubmission.ReadRows(submissionPath, problems);
        Compare(rows, truth, problems);
        problems.ThrowIfAny();
        return new IsicScoring(IsicSubmission.Of(rows), truth, zeroDivision).Score();
    }

    /// <summary>Scores a submission.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="groundTruth">The truth about the same images, in any order.</param>
    /// <param name="zeroDivision">What sensitivity, specificity, Dice and predictive values with nothing to divide by count as. Default NaN; the official
    /// scorer counts them as 1.</param>
    /// <exception cref="ArgumentException">The submission lacks images or has others.</exception>
    public static IsicScore Score(IsicSubmission submission, IsicGroundTruth groundTruth, ZeroDivision zeroDivision = ZeroDivision.NaN)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(groundTruth);
        var missing = groundTruth.ImageIds.Except(submission.ImageIds, StringComparer.Ordinal).ToList();
        var extra = submission.ImageIds.Except(groundTruth.ImageIds, StringComparer.Ordinal).ToList();
        return missing.Count + extra.Count == 0
            ? new IsicScoring(submission, groundTruth, zeroDivision).Score()
            : throw new ArgumentException(
                $"The submission lacks {missing.Count:N0} image(s){Named(missing)} and has {extra.Count:N0} other(s){Named(extra)}. Expected every image of the ground truth, and no other.", nameof(submission));
    }

    /// <summary>Scores what a model said about labelled images, such as those of a test part.</summary>
    /// <param name="predictions">Predictions of the seven diagnoses, in any order of the classes.</param>
    /// <param name="zeroDivision">What sensitivity, specificity, Dice and predictive values with nothing to divide by count as. Default NaN; the official
    /// scorer counts them as 1.</param>
    /// <exception cref="ArgumentException">The classes are not the seven diagnoses, or an image id is no plain file name.</exception>
    public static IsicScore Score(Predictions predictions, ZeroDivision zeroDivision = ZeroDivision.NaN) =>
        new IsicScoring(IsicSubmission.From(predictions), IsicGroundTruth.From(predictions), zeroDivision).Score();

    private static string Named(List<string> ids) => ids.Count == 0 ? "" : $" ({Shown.Some(ids)})";

    private static void Compare(List<IsicRow> rows, IsicGroundTruth truth, TableProblems problems)
    {
        const string Remedy = "Submit every image of the ground truth, and no other.";
        var known = truth.ImageIds.ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !known.Contains(row.ImageId)))
        {
            problems.Add($"{row.Source.Place}: image '{Shown.Text(row.ImageId)}' is not in the ground truth.", row.Source.Line, row.ImageId, Remedy);
        }

        // Without its columns a table has no rows, and that is what is wrong with it.
        var submitted = rows.Select(row => row.ImageId).ToHashSet(StringComparer.Ordinal);
        foreach (var id in submitted.Count == 0 ? [] : truth.ImageIds.Where(id => !submitted.Contains(id)))
        {
            problems.Add($"{problems.File}: image '{id}' is missing.", imageId: id, remedy: Remedy);
        }
    }
}
