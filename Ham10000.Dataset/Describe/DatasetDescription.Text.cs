using System.Globalization;

namespace Ham10000.Dataset;

public sealed partial class DatasetDescription
{
    /// <summary>The counts as tables, for people to read.</summary>
    public override string ToString() => string.Join("\n\n", Tables().Prepend($"{Number(Images)} images of {Number(Lesions)} lesions"));

    private IEnumerable<string> Tables()
    {
        yield return TextTable.Of(["class", "images", "share", "lesions"], Classes.Select(c => new[] { c.Diagnosis.Code, Number(c.Images), Percent(c.Share), Number(c.Lesions) }));
        yield return TextTable.Of(["images per lesion", "lesions"], ImagesPerLesion.Select(p => new[] { Number(p.Key), Number(p.Value) }));
        yield return Table("site", Sites);
        yield return Table("dx_type", DxTypes);
        if (Collections.Count > 0)
        {
            yield return Table("collection", Collections);
        }

        if (Parts.Count > 0)
        {
            yield return Table("part", Parts);
        }

        yield return Table("missing", [new("age empty", Missing.AgeEmpty), new("age 0", Missing.AgeZero), new("sex", Missing.Sex), new("localization", Missing.Localization), new("dx_type", Missing.DxType)]);
        yield return Table("height × width", [.. Sizes.Select((size, i) => new NamedCount(string.Create(CultureInfo.InvariantCulture, $"{size.Height} × {size.Width}{(i > 0 ? " (odd)" : "")}"), size.Images))]);
        yield return Table("format", Formats);
    }

    private static string Table(string name, IReadOnlyList<NamedCount> counts) => TextTable.Of([name, "images"], counts.Select(c => new[] { Display.Text(c.Name), Number(c.Images) }));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");
}
