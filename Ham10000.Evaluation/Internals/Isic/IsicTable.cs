using System.Globalization;
using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <summary>A submission or ground truth as it stands in its file, of which only what can be read is here; what cannot went to the problems.</summary>
internal sealed class IsicTable
{
    private const string ColumnRemedy = "Expected the columns image,MEL,NV,BCC,AKIEC,BKL,DF,VASC, spelt so and separated by commas; their order is free.";

    private readonly TableProblems _problems;
    private readonly Dictionary<string, int> _lineOf = new(StringComparer.Ordinal);

    private IsicTable(TableProblems problems) => _problems = problems;

    /// <summary>The rows whose image id is good and was not there before, in the order of the file.</summary>
    public List<IsicRow> Rows { get; } = [];

    /// <summary>The columns of diagnoses in which every value is a whole number without a decimal point.</summary>
    public IReadOnlyList<string> WholeColumns { get; private set; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="optional">Further columns that it may have.</param>
    /// <param name="problems">What is wrong with it goes here.</param>
    /// <exception cref="DatasetFormatException">The file is empty or no text in UTF-8, or its quotes do not close.</exception>
    public static IsicTable Read(string path, string[] optional, TableProblems problems)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var rows = TableReader.Read(TableFile.OnDisk(path), new TableColumns([], []), static row => row);
        var table = new IsicTable(problems);
        if (!table.HasColumns(rows[0].Header, optional))
        {
            return table;
        }

        foreach (var row in rows)
        {
            table.Add(row);
        }

        table.WholeColumns = [.. IsicColumns.Names.Where(name => rows.TrueForAll(row => IsWhole(Field(row, name))))];
        return table;
    }

    // Names count as they are written, as in the official scorer: a space or another case makes another column.
    private bool HasColumns(TableHeader header, string[] optional)
    {
        var names = header.Names;
        var missing = IsicColumns.Required.Where(name => !names.Contains(name)).ToList();
        var extra = names.Where(name => !IsicColumns.Required.Contains(name) && !optional.Contains(name)).ToList();
        var twice = names.Where(name => !extra.Contains(name)).CountBy(name => name).Where(n => n.Value > 1).Select(n => n.Key).ToList();
        Name("is missing", "are missing", missing);
        Name("is none of this task", "are none of this task", extra);
        Name("stands there more than once", "stand there more than once", twice);
        if (header.Delimiter != ',')
        {
            _problems.Add($"{_problems.File} line 1: the columns are separated by {(header.Delimiter == ';' ? "semicolons" : "tabs")}.", 1, remedy: ColumnRemedy);
        }

        return missing.Count + extra.Count + twice.Count == 0 && header.Delimiter == ',';
    }

    private void Name(string one, string many, List<string> columns)
    {
        if (columns.Count > 0)
        {
            var shown = string.Join(", ", columns.Select(name => $"'{Shown.Text(name)}'"));
            _problems.Add($"{_problems.File} line 1: {(columns.Count == 1 ? $"column {shown} {one}" : $"columns {shown} {many}")}.", 1, remedy: ColumnRemedy);
        }
    }

    private void Add(TableRow row)
    {
        if (row.Fields.Length < row.Header.Count || row.Fields.Skip(row.Header.Count).Any(field => field.Length > 0))
        {
            _problems.Add($"{row.Place}: {row.Fields.Length} fields. Expected {row.Header.Count}, as in the header.", row.Line);
            return;
        }

        var id = IsicColumns.PlainId(Field(row, IsicColumns.Image));
        if (id.Length == 0)
        {
            _problems.Add($"{row.Place}: the image id is empty. Expected one such as ISIC_0034524.", row.Line);
        }
        else if (!_lineOf.TryAdd(id, row.Line))
        {
            _problems.Add($"{row.Place}: image '{Shown.Text(id)}' stands in line {_lineOf[id]} already. Expected every image once.", row.Line, id);
        }
        else
        {
            Rows.Add(new IsicRow(row, id, [.. IsicColumns.Names.Select(name => Number(row, id, name))]));
        }
    }

    /// <summary>A column's number, or NaN, which went to the problems.</summary>
    public double Number(TableRow row, string id, string column)
    {
        var field = Field(row, column);
        var read = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!read || double.IsNaN(value))
        {
            var found = field.AsSpan().Trim().IsEmpty ? "is empty" : $"is '{Shown.Text(field)}'";
            _problems.Add($"{row.Place}, column '{column}' of image '{Shown.Text(id)}' {found}. Expected a number.", row.Line, id);
            return double.NaN;
        }

        return value;
    }

    // By the exact name: TableRow would take a column of another case too.
    private static string Field(TableRow row, string column)
    {
        for (var i = 0; i < row.Header.Count; i++)
        {
            if (string.Equals(row.Header.Names[i], column, StringComparison.Ordinal))
            {
                return i < row.Fields.Length ? row.Fields[i] : "";
            }
        }

        return "";
    }

    private static bool IsWhole(string field) => long.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);
}
