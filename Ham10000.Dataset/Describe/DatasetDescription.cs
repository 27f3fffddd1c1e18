using System.Collections.ObjectModel;

namespace Ham10000.Dataset;

/// <summary>What a dataset holds, in counts. No count is of one patient, and no value is joined with another.</summary>
public sealed partial class DatasetDescription
{
    private DatasetDescription(IReadOnlyList<LesionRecord> records, Func<LesionRecord, ImageInfo> infoOf)
    {
        var lesions = records.GroupBy(r => r.LesionId, StringComparer.Ordinal).ToList();
        var infos = records.Select(infoOf).ToList();
        (Images, Lesions) = (records.Count, lesions.Count);
        Classes = Array.AsReadOnly(Enum.GetValues<Diagnosis>().Select(d => ClassOf(d, records)).ToArray());
        ImagesPerLesion = lesions.GroupBy(lesion => lesion.Count()).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());
        Sites = Count(records.Select(r => r.Localization));
        DxTypes = Count(records.Select(r => r.DxType));
        Collections = Count(records.Select(r => r.Collection).Where(name => name.Length > 0));
        Parts = Array.AsReadOnly(records.Where(r => r.OfficialPart is not null).GroupBy(r => r.OfficialPart).OrderBy(g => g.Key)
            .Select(g => new NamedCount(g.Key.ToString()!.ToLowerInvariant(), g.Count())).ToArray());
        Missing = MissingOf(records);
        Sizes = Array.AsReadOnly(infos.GroupBy(info => (info.Height, info.Width)).Select(g => new SizeCount(g.Key.Height, g.Key.Width, g.Count()))
            .OrderByDescending(s => s.Images).ThenBy(s => s.Height).ThenBy(s => s.Width).ToArray());
        Formats = Count(infos.Select(info => info.Format.ToString()));
    }

    /// <summary>How many images there are.</summary>
    public int Images { get; }

    /// <summary>How many lesions they show.</summary>
    public int Lesions { get; }

    /// <summary>The seven diagnoses, in their order, also those without images.</summary>
    public IReadOnlyList<ClassDescription> Classes { get; }

    /// <summary>How many lesions have 1, 2, 3 ... images; only counts that occur, in ascending order.</summary>
    public IReadOnlyDictionary<int, int> ImagesPerLesion { get; }

    /// <summary>The sites on the body, the commonest first, <c>unknown</c> among them.</summary>
    public IReadOnlyList<NamedCount> Sites { get; }

    /// <summary>The ways in which diagnoses were made, the commonest first.</summary>
    public IReadOnlyList<NamedCount> DxTypes { get; }

    /// <summary>The collections that images come from, the commonest first; empty where the source does not say.</summary>
    public IReadOnlyList<NamedCount> Collections { get; }

    /// <summary>The parts that the publishers made, in the order of <see cref="OfficialPart"/>; empty where they made none.</summary>
    public IReadOnlyList<NamedCount> Parts { get; }

    /// <summary>What is missing.</summary>
    public MissingValues Missing { get; }

    /// <summary>The sizes of the images, the commonest first, as their headers say them.</summary>
    public IReadOnlyList<SizeCount> Sizes { get; }

    /// <summary>The sizes other than the commonest.</summary>
    public IEnumerable<SizeCount> OddSizes => Sizes.Skip(1);

    /// <summary>The file formats, the commonest first.</summary>
    public IReadOnlyList<NamedCount> Formats { get; }

    internal static DatasetDescription Of(IReadOnlyList<LesionRecord> records, Func<LesionRecord, ImageInfo> infoOf) => new(records, infoOf);

    private static ClassDescription ClassOf(Diagnosis diagnosis, IReadOnlyList<LesionRecord> records)
    {
        var own = records.Where(r => r.Diagnosis == diagnosis).ToList();
        return new ClassDescription(diagnosis, own.Count, own.Select(r => r.LesionId).Distinct(StringComparer.Ordinal).Count(), own.Count / (double)Math.Max(1, records.Count));
    }

    private static MissingValues MissingOf(IReadOnlyList<LesionRecord> records) => new(
        records.Count(r => r.AgeYears is null), records.Count(r => r.AgeYears == 0), records.Count(r => r.Sex == "unknown"),
        records.Count(r => r.Localization == "unknown"), records.Count(r => r.DxType == "unknown"));

    private static ReadOnlyCollection<NamedCount> Count(IEnumerable<string> values)
        => Array.AsReadOnly(values.GroupBy(value => value, StringComparer.Ordinal).Select(g => new NamedCount(g.Key, g.Count()))
            .OrderByDescending(c => c.Images).ThenBy(c => c.Name, StringComparer.Ordinal).ToArray());
}
