namespace Ham10000.Dataset;

/// <summary>How much the parts of a split know of each other: images with a sibling (another image of the same lesion) in another part.</summary>
public sealed record LeakageReport
{
    /// <summary>Lesions that have images in more than one part.</summary>
    public required int SharedLesions { get; init; }

    /// <summary>Test images with a sibling in the training part.</summary>
    public required int TestImages { get; init; }

    /// <summary>Validation images with a sibling in the training part.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>Test images with a sibling in the training part, for each class in the order of the labels.</summary>
    public required IReadOnlyList<int> TestImagesPerClass { get; init; }

    internal static LeakageReport Of(ImageSet train, ImageSet validation, ImageSet test)
    {
        var trained = Lesions(train);
        var perClass = new int[test.Labels.ClassCount];
        for (var i = 0; i < test.Count; i++)
        {
            perClass[test.LabelOf(i)] += trained.Contains(test.Records[i].LesionId) ? 1 : 0;
        }

        var shared = new[] { trained, Lesions(validation), Lesions(test) }
            .SelectMany(lesions => lesions).GroupBy(id => id, StringComparer.Ordinal).Count(group => group.Skip(1).Any());
        return new LeakageReport
        {
            SharedLesions = shared,
            TestImages = perClass.Sum(),
            ValidationImages = validation.Records.Count(r => trained.Contains(r.LesionId)),
            TestImagesPerClass = Array.AsReadOnly(perClass),
        };
    }

    private static HashSet<string> Lesions(ImageSet set) => set.Records.Select(r => r.LesionId).ToHashSet(StringComparer.Ordinal);
}
