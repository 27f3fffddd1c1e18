using System.Text;

namespace Ham10000.Dataset;

/// <summary>The three parts of a dataset. Each holds its images in the order of their ids.</summary>
public sealed partial class DataSplit
{
    private readonly SplitPlan _plan;

    private DataSplit(ImageSet[] sets, SplitPlan plan)
    {
        _plan = plan;
        (Train, Validation, Test) = (sets[SplitPlan.Train], sets[SplitPlan.Validation], sets[SplitPlan.Test]);
        (Options, LeftOut) = (plan.Options, plan.Exclusions);
        Leakage = CheckLeakage(plan.Duplicates);
        Warnings = Array.AsReadOnly(SplitWarnings.Of(sets, plan, Leakage).ToArray());
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

    /// <summary>The options the split was made with; null for a fold, and for a split that was read from a file.</summary>
    public SplitOptions? Options { get; }

    /// <summary>The images of the dataset that are in no part, and why: those that a split given by a file or by the publishers does
    /// not assign. Empty for every other split.</summary>
    public IReadOnlyList<Exclusion> LeftOut { get; }

    /// <summary>How many images have something in the training part that gives them away: another image of the same lesion (a sibling), an
    /// augmented copy, or one of the pairs of <see cref="SplitOptions.KeepTogether"/>.</summary>
    public LeakageReport Leakage { get; }

    /// <summary>What to know before trusting a figure got with this split, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Counts what leaks when pairs that look alike are taken into account.</summary>
    /// <param name="duplicates">Pairs such as an integrity check finds. Those with an image that no part has play no part.</param>
    public LeakageReport CheckLeakage(IReadOnlyList<DuplicatePair> duplicates)
    {
        ArgumentNullException.ThrowIfNull(duplicates);
        return LeakageReport.Of(Train, Validation, Test, duplicates);
    }

    /// <summary>The parts with their counts per class, and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append($"{Train}\n{Validation}\n{Test}");
        if (LeftOut.Count > 0)
        {
            text.Append($"\nleft out: {LeftOut.Count:N0} images");
        }

        foreach (var warning in Warnings)
        {
            text.Append($"\nWarning: {warning}");
        }

        return text.ToString();
    }

    internal static DataSplit Of(IReadOnlyList<LesionRecord> records, Target target, SplitOptions options, DatasetSources sources)
    {
        var sorted = ById(records);
        var plan = options.UseOfficial == OfficialUse.Ignore ? SharesPlanner.Plan(sorted, target, options) : OfficialPlanner.Plan(sorted, target, options);
        return Of(plan, target, sources);
    }

    internal static DataSplit Of(SplitPlan plan, Target target, DatasetSources sources)
    {
        return new DataSplit([Part("train", SplitPlan.Train), Part("validation", SplitPlan.Validation), Part("test", SplitPlan.Test)], plan);

        ImageSet Part(string name, int part) => new(name, [.. plan.Records.Where((_, i) => plan.Parts[i] == part)], target, sources);
    }

    /// <summary>The records by id, so that the order of the rows plays no part.</summary>
    internal static LesionRecord[] ById(IEnumerable<LesionRecord> records) => [.. records.OrderBy(r => r.ImageId, StringComparer.Ordinal)];
}
