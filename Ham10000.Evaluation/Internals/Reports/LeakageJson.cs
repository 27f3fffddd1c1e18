using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>A leakage report's numbers.</summary>
internal sealed record LeakageJson(int SharedLesions, PartLeakageJson Validation, PartLeakageJson Test)
{
    public static LeakageJson Of(LeakageReport report) => new(report.SharedLesions, PartLeakageJson.Of(report.Validation), PartLeakageJson.Of(report.Test));

    public LeakageReport ToReport(LabelSchema labels) => LeakageReport.Restored(SharedLesions, Validation.ToPart(labels), Test.ToPart(labels));
}

/// <summary>What leaks into a part; lists are per class.</summary>
internal sealed record PartLeakageJson(
    string Part, IReadOnlyList<int> Images, IReadOnlyList<int> Siblings, IReadOnlyList<int> IdenticalFiles, IReadOnlyList<int> NearDuplicates,
    IReadOnlyList<int> Copies, IReadOnlyList<int> Leaking, IReadOnlyList<string> ImageIds)
{
    public static PartLeakageJson Of(PartLeakage part) =>
        new(part.Part, part.Images, part.Siblings, part.IdenticalFiles, part.NearDuplicates, part.Copies, part.Leaking, part.ImageIds);

    public PartLeakage ToPart(LabelSchema labels) => new(Part, labels, Images, Siblings, IdenticalFiles, NearDuplicates, Copies, Leaking, ImageIds);
}
