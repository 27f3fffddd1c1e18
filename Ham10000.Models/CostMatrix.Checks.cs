using System.Globalization;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <content>What a matrix must be, and its text.</content>
public sealed partial record CostMatrix
{
    /// <summary>A table with a row per true class and a column per decision.</summary>
    /// <returns>The text, of several lines.</returns>
    public override string ToString()
    {
        string[][] rows = [["true \\ decided", .. ClassNames], .. ClassNames.Select((name, actual) => (string[])[name, .. Enumerable.Range(0, ClassCount).Select(d => Shown(this[actual, d]))])];
        int[] widths = [.. Enumerable.Range(0, ClassCount + 1).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        return (Undecided is { } undecided ? text.Append(CultureInfo.InvariantCulture, $"undecided: {Shown(undecided)}\n") : text).ToString();
    }

    /// <summary>What keeps the matrix from being used for these labels.</summary>
    internal IEnumerable<string> Problems(LabelSchema labels)
    {
        if (!ClassNames.SequenceEqual(labels.ClassNames, StringComparer.Ordinal))
        {
            yield return $"Costs is for the classes {Text.List(ClassNames, 10)}, and the labels are {labels}";
        }

        if (Undecided is { } undecided && !IsCost(undecided))
        {
            yield return FormattableString.Invariant($"Costs.Undecided {undecided} must be finite and at least 0");
        }
    }

    private static IEnumerable<string> Problems(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> costs)
    {
        if (names.Count < 2 || names.Any(string.IsNullOrWhiteSpace) || names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            yield return names.Count < 2 ? $"it has {names.Count} class(es); expected at least 2" : "a class has no name, or two have the same";
        }

        if (costs.Count != names.Count)
        {
            yield return $"it has {costs.Count} rows for {names.Count} classes; expected one row per true class";
        }

        for (var i = 0; i < Math.Min(costs.Count, names.Count); i++)
        {
            if (costs[i]?.Count != names.Count)
            {
                yield return $"the row of {Text.Quote(names[i])} has {costs[i]?.Count ?? 0} costs; expected {names.Count}, one per decision";
                continue;
            }

            for (var j = 0; j < names.Count; j++)
            {
                if (!IsCost(costs[i][j]))
                {
                    yield return FormattableString.Invariant($"deciding {Text.Quote(names[j])} for {Text.Quote(names[i])} costs {costs[i][j]}; expected a finite number of at least 0");
                }
            }
        }
    }

    // Written so that NaN is none.
    private static bool IsCost(double cost) => cost >= 0 && double.IsFinite(cost);

    private static string Shown(double cost) => cost.ToString("0.####", CultureInfo.InvariantCulture);

    private int Checked(int index, string parameter) => (uint)index < (uint)ClassCount ? index
        : throw new ArgumentOutOfRangeException(parameter, $"Class index {index} is out of range. Expected 0 to {ClassCount - 1}.");

    private int IndexOf(string name, string parameter)
    {
        for (var i = 0; i < ClassCount; i++)
        {
            if (ClassNames[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Text.Quote(name ?? "")} is no class of the cost matrix. Expected one of: {Text.List(ClassNames, 10)}.", parameter);
    }
}
