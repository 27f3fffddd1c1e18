namespace Ham10000.Dataset;

/// <summary>HAM10000's own metadata table, which several layouts have.</summary>
internal static class HamTable
{
    internal static List<MetadataRow> Read(TableFile table, OfficialPart? part)
        => TableReader.Read(table, TableColumns.Ham, row => HamRowParser.Parse(row, part));

    /// <summary>Says which of several tables of one kind is used.</summary>
    internal static IEnumerable<string> ChoiceWarnings(List<TableFile> tables)
    {
        if (tables.Count > 1)
        {
            yield return $"{tables.Count} metadata files were found. '{tables[0].Path}' is used, '{tables[1].Path}'{(tables.Count > 2 ? " and others are" : " is")} not.";
        }
    }

    /// <summary>What parts a table's fields, in words.</summary>
    internal static string Delimiter(TableFile table) => TableSet.Header(table)?.Delimiter switch
    {
        '\t' => "parted by tabs",
        ';' => "parted by semicolons",
        _ => "parted by commas",
    };
}
