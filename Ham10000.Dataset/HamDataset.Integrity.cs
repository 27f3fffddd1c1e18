using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Looks for what nobody should train on unawares: images that show the same picture, pictures and lesions with
    /// contradicting diagnoses, rows of a lesion that contradict each other, and images that are broken, blank or of an odd size.</summary>
    /// <param name="options">What to look for; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the check. What it has seen of the images until then is remembered.</param>
    /// <returns>The report. <see cref="CleanOptions.Integrity"/> takes it to leave out what it names.</returns>
    /// <remarks>
    /// Every image file is read and decoded once in full; what was seen is remembered in the cache by path, size and time, so that
    /// a second check reads none. All pictures are compared with each other in two steps: the 64-bit perceptual hashes (C. Zauner,
    /// "Implementation and benchmarking of perceptual image hash functions", Hagenberg 2010) must be close, and the fine detail of
    /// 32 × 32 grey levels must correlate. Nothing is left out of this dataset.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="DatasetFormatException">More than five million pairs show the same picture.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IntegrityReport CheckIntegrity(IntegrityOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new IntegrityOptions();
        options.Validate();
        var records = Records.OrderBy(r => r.ImageId, StringComparer.Ordinal).ToArray();
        var survey = ImageSurvey.Run(records, Folder, _sources.Decode, options, cancellationToken);
        var duplicates = DuplicateSearch.Run(survey.Good, options, cancellationToken);
        var lesions = LesionChecks.Run(records, options.AgeToleranceYears).ToArray();
        var report = new IntegrityReport(Folder, records, duplicates, lesions, [.. survey.Faults()]) { ImagesRead = survey.ImagesRead };
        foreach (var (kind, count) in report.Counts)
        {
            options.Logger?.LogWarning("Integrity of '{Folder}': {Kind}: {Count}", Folder, kind, count);
        }

        return report;
    }
}
