using System.Collections;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>The folds of a cross-validation, repeat after repeat: the first repeat's folds, then the second's. Each is a <see cref="DataSplit"/>, which is
/// made when it is first asked for.</summary>
public sealed partial class CrossValidationSplit : IReadOnlyList<DataSplit>
{
    private readonly Lazy<DataSplit>[] _folds;

    private CrossValidationSplit(int folds, int repeats, Target target, IEnumerable<string> warnings, Func<int, int, DataSplit> make)
    {
        (Folds, Repeats, Target) = (folds, repeats, target);
        Warnings = Array.AsReadOnly(warnings.ToArray());
        _folds = [.. Enumerable.Range(0, folds * repeats).Select(i => new Lazy<DataSplit>(() => make(i / folds, i % folds)))];
    }

    /// <summary>How many folds a repeat has.</summary>
    public int Folds { get; }

    /// <summary>How many times the dataset was divided.</summary>
    public int Repeats { get; }

    /// <summary>How many splits there are: folds × repeats.</summary>
    public int Count => _folds.Length;

    /// <summary>What is predicted.</summary>
    public Target Target { get; }

    /// <summary>The name and the classes of <see cref="Target"/>.</summary>
    public LabelSchema Labels => Target.Labels;

    /// <summary>What to know before trusting a figure got with these folds, in words. Each fold has warnings of its own.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>One of the splits.</summary>
    /// <param name="index">repeat × <see cref="Folds"/> + fold, from 0.</param>
    public DataSplit this[int index] => _folds[index].Value;

    /// <summary>One of the splits.</summary>
    /// <param name="fold">The fold, from 0: the one whose images are the test part.</param>
    /// <param name="repeat">The repeat, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fold or repeat.</exception>
    public DataSplit Fold(int fold, int repeat = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, Folds);
        ArgumentOutOfRangeException.ThrowIfNegative(repeat);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(repeat, Repeats);
        return this[(repeat * Folds) + fold];
    }

    /// <inheritdoc />
    public IEnumerator<DataSplit> GetEnumerator() => _folds.Select(fold => fold.Value).GetEnumerator();

    /// <summary>The test part of every fold with its counts per class, and the warnings. Makes all the folds.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append($"{Folds} folds, {Repeats} repeat(s)");
        for (var i = 0; i < Count; i++)
        {
            text.Append($"\nrepeat {i / Folds}, fold {i % Folds}, {this[i].Test}");
        }

        foreach (var warning in Warnings)
        {
            text.Append($"\nWarning: {warning}");
        }

        return text.ToString();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static CrossValidationSplit Of(IReadOnlyList<LesionRecord> records, Target target, KFoldOptions options, DatasetSources sources)
    {
        var planner = new FoldPlanner(DataSplit.ById(records), target, options);
        return new CrossValidationSplit(options.Folds, options.Repeats, target, planner.Warnings(), (repeat, fold) => DataSplit.Of(planner.Plan(repeat, fold), target, sources));
    }

    internal static CrossValidationSplit Of(FoldTable table, Target target, DatasetSources sources)
        => new(table.Folds, table.Repeats, target, target.Warnings.Concat(table.Warnings()), (repeat, fold) => DataSplit.Of(table.Plan(repeat, fold), target, sources));
}
