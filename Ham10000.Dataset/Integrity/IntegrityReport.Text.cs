using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ham10000.Dataset;

public sealed partial class IntegrityReport
{
    private const int ShownPerKind = 3;

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    /// <summary>Writes one line for each of <see cref="Findings"/>: kind, image ids, lesion ids and diagnoses (several separated by a
    /// semicolon), distance and correlation of a pair, whether it is turned, the columns that differ, and the finding in words.</summary>
    /// <param name="path">The file, UTF-8 with a header. It appears only when it is complete; one that is there is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            using var csv = new CsvWriter(writer, Csv);
            WriteLine(csv, ["finding", "images", "lesions", "diagnoses", "hash_distance", "detail_correlation", "turned", "columns", "detail"]);
            foreach (var finding in Findings)
            {
                WriteLine(csv, Fields(finding));
            }
        });
    }

    /// <summary>The counts and the first findings of each kind, for people to read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Images:N0} images of '{Folder}': {Findings.Count:N0} findings");
        if (Duplicates.Count > 0)
        {
            text.Append($"\n  {Duplicates.Count:N0} pairs of the same picture: {Duplicates.Count(p => p.IsSameLesion):N0} within a lesion, {Duplicates.Count(p => !p.IsSameLesion):N0} across lesions; {Duplicates.Count(p => p.IsConflicting):N0} with different diagnoses");
        }

        foreach (var (kind, count) in Counts)
        {
            text.Append($"\n  {kind}: {count:N0}");
            // What nobody expects comes first: the same picture under two lesions.
            foreach (var finding in Findings.Where(f => f.Kind == kind).OrderBy(f => f.Pair?.IsSameLesion == true).Take(ShownPerKind))
            {
                text.Append($"\n    {finding.Detail}");
            }

            if (count > ShownPerKind)
            {
                text.Append($"\n    and {count - ShownPerKind:N0} more in Findings");
            }
        }

        return text.ToString();
    }

    private static string[] Fields(IntegrityFinding finding)
        => [finding.Kind.ToString(), Joined(finding, r => r.ImageId), Joined(finding, r => r.LesionId), Joined(finding, r => r.Diagnosis.Code),
            finding.Pair is { } pair ? $"{pair.Distance}" : "", finding.Pair?.DetailCorrelation.ToString("F3", CultureInfo.InvariantCulture) ?? "",
            finding.Pair is null ? "" : finding.Pair.IsTurned ? "yes" : "no", finding.Columns.Names(";"), Display.Escaped(finding.Detail)];

    private static string Joined(IntegrityFinding finding, Func<LesionRecord, string> column)
        => string.Join(';', finding.Records.Select(column).Distinct(StringComparer.Ordinal).Select(Display.Escaped));

    private static void WriteLine(CsvWriter csv, string[] fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
