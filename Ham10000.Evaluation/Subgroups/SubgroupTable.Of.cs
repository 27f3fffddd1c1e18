using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <content>Computing it.</content>
public sealed partial class SubgroupTable
{
    /// <summary>Groups the predictions by what the records of a set say of the images.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="images">A set that holds every predicted image; it may hold more.</param>
    /// <param name="options">How to group and draw; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">As of the other overload.</exception>
    public static SubgroupTable Of(Predictions predictions, ImageSet images, SubgroupOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Of(predictions, images.Records, options, cancellationToken);
    }

    /// <summary>Groups the predictions by what the records say of the images.</summary>
    /// <param name="predictions">What was predicted. Its lesion ids are the ones that are drawn: each group's intervals are those of <see cref="Bootstrap"/> over its images.</param>
    /// <param name="records">A record of every predicted image; there may be more.</param>
    /// <param name="options">How to group and draw; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the computation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An image has no record, or two, or a record with another diagnosis than its label; an age is none; an option is out of range.</exception>
    public static SubgroupTable Of(
        Predictions predictions, IEnumerable<LesionRecord> records, SubgroupOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(records);
        options ??= new SubgroupOptions();
        options.Validate(nameof(options));

        var matched = RecordMatch.Of(predictions, records);
        var groups = Enum.GetValues<SubgroupKind>().SelectMany(kind => Group(predictions, matched, kind, options))
            .Select(images => (Images: images, Drawn: images.Draw(options.Bootstrap, cancellationToken))).ToList();
        bool[] occurring = [.. Enumerable.Range(0, predictions.Schema.ClassCount).Select(c => predictions.Labels.Contains(c))];
        return new SubgroupTable
        {
            ClassNames = predictions.Schema.ClassNames,
            Groups = [.. groups.Select(group => group.Images.ToSubgroup(group.Drawn, options))],
            Gaps = [.. SubgroupGaps.Of(groups, occurring, options, cancellationToken)],
        };
    }

    private static IEnumerable<SubgroupImages> Group(Predictions predictions, LesionRecord[] records, SubgroupKind kind, SubgroupOptions options) =>
        Enumerable.Range(0, predictions.Count)
            .GroupBy(i => SubgroupPlaces.Of(records[i], kind, options.AgeBounds))
            .OrderBy(group => group.Key.Order).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => new SubgroupImages(kind, group.Key.Name, PredictionParts.Of(predictions, [.. group])));
}
