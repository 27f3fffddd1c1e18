using System.Text;

namespace Ham10000.Dataset;

/// <summary>What became of every row of the metadata: kept, or left out and why. The two always add up to the rows.</summary>
public sealed class DatasetReport
{
    private const int ShownPerReason = 3;

    internal DatasetReport(IReadOnlyList<string> sources, int rows, IEnumerable<Exclusion> exclusions, IEnumerable<string> warnings)
    {
        Sources = Array.AsReadOnly(sources.ToArray());
        Rows = rows;
        Exclusions = Array.AsReadOnly((Sources.Count > 1 ? exclusions : exclusions.OrderBy(e => e.Line)).ToArray());
        Warnings = Array.AsReadOnly(warnings.ToArray());
        Counts = Exclusions.GroupBy(e => e.Reason).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The metadata file; the main one, where there are several; the dataset's folder, where there is none.</summary>
    public string Source => Sources[0];

    /// <summary>All files that rows were read from, the main one first.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>In which layout the folder was found to be.</summary>
    public DatasetLayout Layout { get; internal init; }

    /// <summary>What was recognised, in a sentence: the layout, the files that were read, and what they are for.</summary>
    public string Recognised { get; internal init; } = "";

    /// <summary>How many rows the metadata has, blank lines and the header not counted; in class folders without metadata, how many images.</summary>
    public int Rows { get; }

    /// <summary>How many rows are among the records.</summary>
    public int Kept => Rows - Exclusions.Count;

    /// <summary>The rows that are not, in the order of their lines; those of several files in the order of the files.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; }

    /// <summary>How many rows were left out for each reason that occurs.</summary>
    public IReadOnlyDictionary<ExclusionReason, int> Counts { get; }

    /// <summary>What is odd but no reason to leave a row out, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The counts, the first exclusions of each reason and the warnings, for people to read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"{Path.GetFileName(Source)}{(Sources.Count > 1 ? $" and {Sources.Count - 1} more" : "")}: {Rows:N0} rows, {Kept:N0} kept, {Exclusions.Count:N0} left out");
        text.Append($"\n  {Recognised}");
        foreach (var (reason, count) in Counts)
        {
            text.Append($"\n  {reason}: {count:N0}");
            foreach (var exclusion in Exclusions.Where(e => e.Reason == reason).Take(ShownPerReason))
            {
                text.Append($"\n    {exclusion.Detail}");
            }

            if (count > ShownPerReason)
            {
                text.Append($"\n    and {count - ShownPerReason:N0} more in Exclusions");
            }
        }

        foreach (var warning in Warnings)
        {
            text.Append($"\n  Warning: {warning}");
        }

        return text.ToString();
    }

    internal DatasetReport With(IEnumerable<Exclusion> more, IEnumerable<string>? warnings = null)
        => new(Sources, Rows, Exclusions.Concat(more), warnings ?? Warnings) { Layout = Layout, Recognised = Recognised };
}
