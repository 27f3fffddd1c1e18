namespace Ham10000.Dataset;

/// <summary>One row of a table as it stands there.</summary>
internal readonly record struct TableRow(TableFile File, TableHeader Header, int Line, string[] Fields)
{
    /// <summary>Where the row stands, for messages.</summary>
    internal string Place => $"{File.Name} line {Line}";

    /// <summary>Whether the row has as many fields as the header.</summary>
    internal bool IsWhole => Fields.Length == Header.Count;

    /// <summary>The field of a column; empty where the table has no such column.</summary>
    internal string this[string column] => Header.IndexOf(column) is >= 0 and var at ? Fields[at] : "";
}
