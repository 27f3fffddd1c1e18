namespace Ham10000.Evaluation;

/// <summary>Several trained models side by side, one row each, in the order given.</summary>
public sealed partial class ComparisonTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="rows">At least one row; every row has a name.</param>
    /// <exception cref="ArgumentException">There is no row, or a row has no name.</exception>
    public ComparisonTable(IEnumerable<ComparisonRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
        if (Rows.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one row, found none. Pass one row per trained model.", nameof(rows));
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Rows[i]?.Name))
            {
                throw new ArgumentException($"Row {i} of the comparison has no name. Give it the recipe's name.", nameof(rows));
            }
        }

        _standings = new Lazy<IReadOnlyList<ComparisonStanding>>(Judge);
    }

    /// <summary>The rows in the order given.</summary>
    public IReadOnlyList<ComparisonRow> Rows { get; }

    /// <summary>What the images are, where they are not what a reader expects, such as <c>drawn by a program</c>; stands under the page's title. Empty by default.</summary>
    public string Data { get; init; } = "";
}
