namespace Ham10000.Dataset;

/// <summary>The tables of a folder by what they are about: their name says it, or else their header.</summary>
internal sealed class TableSet
{
    private const int MostSniffed = 200;
    private readonly List<(TableFile File, TableKind Kind)> _tables;

    private TableSet(List<(TableFile File, TableKind Kind)> tables) => _tables = tables;

    internal static TableSet Of(FolderIndex index)
        => new([.. index.Tables.OrderBy(table => IsNamed(table) ? 0 : 1).Take(MostSniffed).Select(table => (table, KindOf(table)))]);

    /// <summary>The tables of a kind, the one to use first. What lies in a zip counts only where no file is of that kind and name.</summary>
    internal List<TableFile> Of(TableKind kind)
    {
        var all = _tables.Where(t => t.Kind == kind).Select(t => t.File).ToList();
        var onDisk = all.Where(t => !IsZipped(t)).Select(t => t.Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. all.Where(t => !IsZipped(t) || !onDisk.Contains(t.Stem))];
    }

    /// <summary>A warning about tables with metadata that were not read and that no other warning names.</summary>
    internal IEnumerable<string> UnusedWarnings(IReadOnlyList<string> sources, List<string> warnings)
    {
        var unused = Enum.GetValues<TableKind>().Where(kind => kind != TableKind.Other).SelectMany(Of)
            .Where(table => !sources.Contains(table.Path) && !warnings.Exists(warning => warning.Contains(table.Path, StringComparison.Ordinal))).Select(table => $"'{Display.Text(table.Name)}'").ToList();
        if (unused.Count > 0)
        {
            yield return $"{unused.Count:N0} other table(s) with metadata lie in the folder and are not used: {Display.Some(unused)}.";
        }
    }

    /// <summary>Whether a table has HAM10000's columns.</summary>
    internal static bool HasHamColumns(TableFile table) => Header(table)?.Has("lesion_id", "image_id", "dx") == true;

    /// <summary>The header, or null where it cannot be read.</summary>
    internal static TableHeader? Header(TableFile table)
    {
        try
        {
            return TableSniffer.Sniff(table);
        }
        catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsZipped(TableFile table) => table.Path.Contains(".zip!", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(TableFile table) => TableNames.IsHam(table) || TableNames.GroundTruthPart(table) is not null || TableNames.IsGroupings(table);

    private static TableKind KindOf(TableFile table)
    {
        if (TableNames.IsHam(table))
        {
            return TableKind.Ham;
        }

        if (TableNames.GroundTruthPart(table) is not null)
        {
            return TableKind.GroundTruth;
        }

        return Header(table) is not { } header ? TableKind.Other
            : header.Has([.. TableColumns.Groupings.Required]) ? TableKind.Groupings
            : header.Has([.. TableColumns.GroundTruth.Required]) ? TableKind.GroundTruth
            : header.Has("isic_id") && (header.Has("diagnosis") || header.Has("diagnosis_1")) ? TableKind.IsicArchive
            : header.Has([.. TableColumns.Ham.Required]) ? TableKind.Ham
            : TableKind.Other;
    }
}
