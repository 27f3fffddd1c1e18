namespace Ham10000.Dataset;

/// <summary>ISIC 2018 Task 3: labels with one column per class for up to three parts, and the lesions of the training images.</summary>
internal sealed class Isic2018Layout : IDatasetLayout
{
    public DatasetLayout Layout => DatasetLayout.Isic2018;

    public string LooksFor => "ISIC2018_Task3_Training_GroundTruth.csv, _Validation_ or _Test_ (ISIC 2018 Task 3)";

    public int Recognise(FolderIndex index, TableSet tables)
    {
        var labels = tables.Of(TableKind.GroundTruth);
        return labels.Exists(table => !TableSet.HasHamColumns(table)) || (labels.Count > 0 && tables.Of(TableKind.Ham).Count == 0) ? 80 : 0;
    }

    public LayoutRows Read(FolderIndex index, TableSet tables)
    {
        var rows = new LayoutRows([], [], "", []);
        var sources = new List<string>();
        var said = new List<string>();
        var ham = tables.Of(TableKind.Ham);
        TableFile? labels = null;
        foreach (var part in tables.Of(TableKind.GroundTruth).GroupBy(PartOf).OrderBy(group => group.Key))
        {
            if (part.Key == OfficialPart.Training && ham.Count > 0)
            {
                // HAM10000 is that part, and its own metadata says more.
                labels = part.First();
                rows.Warnings.Add($"'{labels.Path}' is not used: {ham[0].Name} is the same part with age, sex and site.");
                continue;
            }

            rows.Warnings.AddRange(HamTable.ChoiceWarnings([.. part]));
            rows.Rows.AddRange(ReadPart(part.First(), part.Key, tables, rows.Warnings, sources));
            said.Add($"{Name(part.Key)} from {part.First().Name}");
        }

        if (ham.Count > 0)
        {
            rows.Warnings.AddRange(HamTable.ChoiceWarnings(ham));
            var training = HamTable.Read(ham[0], OfficialPart.Training);
            rows.Warnings.AddRange(labels is null ? [] : LabelComparison.Warnings(training, ham[0], ReadTable(labels, OfficialPart.Training), labels));
            rows.Rows.InsertRange(0, training);
            sources.Insert(0, ham[0].Path);
            said.Insert(0, $"training from {ham[0].Name}");
        }

        return rows with { Sources = sources, Sentence = $"Read as ISIC 2018 Task 3: {string.Join(", ", said.Concat(Lesions(tables, sources)))}." };
    }

    private static IEnumerable<string> Lesions(TableSet tables, List<string> sources)
        => tables.Of(TableKind.Groupings).Where(table => sources.Contains(table.Path)).Select(table => $"lesions from {table.Name}");

    private static List<MetadataRow> ReadPart(TableFile table, OfficialPart? part, TableSet tables, List<string> warnings, List<string> sources)
    {
        sources.Add(table.Path);
        var rows = ReadTable(table, part);
        if (TableSet.HasHamColumns(table))
        {
            return rows;
        }

        if (part is OfficialPart.Training or null && tables.Of(TableKind.Groupings) is [var groupings, ..] all)
        {
            warnings.AddRange(HamTable.ChoiceWarnings(all));
            sources.Add(groupings.Path);
            LesionGroupings.Read(groupings).Apply(rows, warnings);
        }

        warnings.AddRange(LesionWarnings.Unknown(rows.Where(r => r.Record is not null).Select(r => r.Record!), table.Name));
        return rows;
    }

    private static List<MetadataRow> ReadTable(TableFile table, OfficialPart? part) => TableSet.HasHamColumns(table)
        ? [.. HamTable.Read(table, part).Select(Unpublished.LeaveOut)]
        : TableReader.Read(table, TableColumns.GroundTruth, row => Unpublished.LeaveOut(GroundTruthParser.Parse(row, part)));

    // A table under another name, such as GroundTruth.csv, may still say its part.
    private static OfficialPart? PartOf(TableFile table)
        => TableNames.GroundTruthPart(table)
            ?? (table.Stem.Split('_', '-', ' ').Select(word => PartNames.TryParse(word, out var part) ? part : (OfficialPart?)null).FirstOrDefault(part => part is not null));

    private static string Name(OfficialPart? part) => part switch
    {
        OfficialPart.Training => "training",
        OfficialPart.Validation => "validation",
        OfficialPart.Test => "test",
        _ => "all images",
    };
}
