using System.Text;

namespace Ham10000.Dataset;

/// <summary>The three parts of a dataset. Each holds its images in the order of their ids.</summary>
public sealed partial class DataSplit
{
    private DataSplit(ImageSet train, ImageSet validation, ImageSet test, SplitOptions options, LeakageReport leakage, IReadOnlyList<string> warnings)
    {
        (Train, Validation, Test) = (train, validation, test);
        (Options, Leakage, Warnings) = (options, leakage, warnings);
    }

    /// <summary>What a model learns from.</summary>
    public ImageSet Train { get; }

    /// <summary>What choices are made by while training. May be empty.</summary>
    public ImageSet Validation { get; }

    /// <summary>What a finished model is judged by. May be empty.</summary>
    public ImageSet Test { get; }

    /// <summary>How many classes there are, whether or not each has images.</summary>
    public int ClassCount => Labels.ClassCount;

    /// <summary>How many units the last layer of a network has: one for a binary target, else one per class.</summary>
    public int LogitCount => Labels.LogitCount;

    /// <summary>What is predicted.</summary>
    public Target Target => Train.Target;

    /// <summary>The name and the classes of <see cref="Target"/>.</summary>
    public LabelSchema Labels => Train.Labels;

    /// <summary>The options the split was made with.</summary>
    public SplitOptions Options { get; }

    /// <summary>How many images have a sibling, another image of the same lesion, in another part.</summary>
    public LeakageReport Leakage { get; }

    /// <summary>What to know before trusting a figure got with this split, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The parts with their counts per class, and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append($"{Train}\n{Validation}\n{Test}");
        foreach (var warning in Warnings)
        {
            text.Append($"\nWarning: {warning}");
        }

        return text.ToString();
    }

    internal static DataSplit Of(IReadOnlyList<LesionRecord> records, Target target, SplitOptions options, DatasetSources sources)
    {
        // By id, so that the order of the rows plays no part from here on.
        var sorted = records.OrderBy(r => r.ImageId, StringComparer.Ordinal).ToArray();
        var groups = LesionGroup.Of(sorted, target, options);
        var parts = GroupSplitter.Assign(groups, options);
        ImageSet[] sets = [Part("train", 0), Part("validation", 1), Part("test", 2)];
        var leakage = LeakageReport.Of(sets[0], sets[1], sets[2]);
        var warnings = SplitWarnings.Of(sets, groups, parts, options, leakage).ToArray();
        return new DataSplit(sets[0], sets[1], sets[2], options, leakage, Array.AsReadOnly(warnings));

        ImageSet Part(string name, int part)
        {
            var indices = groups.Where((_, g) => parts[g] == part).SelectMany(g => g.Images).Order();
            return new ImageSet(name, [.. indices.Select(i => sorted[i])], target, sources);
        }
    }
}
