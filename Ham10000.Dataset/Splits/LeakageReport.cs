namespace Ham10000.Dataset;

/// <summary>How much the training part knows of the other two: images with a sibling (another photograph of the same lesion), a near
/// duplicate, an identical file or an augmented copy in it.</summary>
public sealed class LeakageReport
{
    private LeakageReport(int sharedLesions, PartLeakage validation, PartLeakage test)
        => (SharedLesions, Validation, Test) = (sharedLesions, validation, test);

    /// <summary>Lesions that have images in more than one part.</summary>
    public int SharedLesions { get; }

    /// <summary>What leaks into the validation part.</summary>
    public PartLeakage Validation { get; }

    /// <summary>What leaks into the test part.</summary>
    public PartLeakage Test { get; }

    /// <summary>Test images with a sibling in the training part.</summary>
    public int TestImages => TestImagesPerClass.Sum();

    /// <summary>Validation images with a sibling in the training part.</summary>
    public int ValidationImages => Validation.Siblings.Sum();

    /// <summary>Test images with a sibling in the training part, for each class in the order of the labels.</summary>
    public IReadOnlyList<int> TestImagesPerClass => Test.Siblings;

    /// <summary>A table for each of the two parts, with the first ids.</summary>
    public override string ToString() => $"{SharedLesions:N0} lesions have images in more than one part\n{Validation}\n{Test}";

    /// <summary>A report whose numbers were counted before.</summary>
    internal static LeakageReport Restored(int sharedLesions, PartLeakage validation, PartLeakage test) => new(sharedLesions, validation, test);

    internal static LeakageReport Of(ImageSet train, ImageSet validation, ImageSet test, IReadOnlyList<DuplicatePair> duplicates)
    {
        var shared = new[] { train, validation, test }
            .SelectMany(set => set.Records.Select(r => r.LesionId).Distinct(StringComparer.Ordinal))
            .GroupBy(id => id, StringComparer.Ordinal).Count(group => group.Skip(1).Any());
        var training = new LeakFinder(train, duplicates);
        return new LeakageReport(shared, new PartLeakage(validation, training), new PartLeakage(test, training));
    }
}
