namespace Ham10000.Dataset;

/// <summary>Reads a split or the folds of a cross-validation from a CSV file.</summary>
internal sealed class SplitCsvReader
{
    private const string UnlistedRemedy = "To leave out the images that it does not name, set SplitCsvOptions.OnUnassigned to OnUnassigned.Exclude.";
    private static readonly TableColumns SplitColumns = new(["image_id", "part"], ["lesion_id", "label"]);
    private static readonly TableColumns FoldColumns = new(["image_id", "fold"], ["repeat", "part", "lesion_id", "label"]);
    private readonly string _path;
    private readonly SplitCsvOptions _options;
    private readonly LesionRecord[] _records;
    private readonly SplitCsvRows _rows;
    private readonly TableProblems _problems;

    private SplitCsvReader(HamDataset data, string path, SplitCsvOptions options)
    {
        (_path, _options) = (path, options);
        _records = DataSplit.ById(data.Records);
        _problems = new TableProblems(path);
        _rows = new SplitCsvRows(_records, data, options, _problems);
    }

    internal static SplitCsvReader For(HamDataset data, string path, SplitCsvOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SplitCsvOptions();
        options.Validate();
        path = Path.GetFullPath(path);
        return File.Exists(path) ? new SplitCsvReader(data, path, options)
            : throw new FileNotFoundException($"There is no file '{path}'. Expected a split as DataSplit.SaveCsv writes it.", path);
    }

    internal SplitPlan ReadSplit()
    {
        var cell = new FoldTable.Cell(_records.Length);
        TableReader.Read(TableFile.OnDisk(_path), SplitColumns, row =>
        {
            if (_rows.Image(row) is { } image && _rows.Part(row) is { } part)
            {
                Book(cell, row, image, part, "");
            }

            return row.Line;
        });
        CheckListed(cell, "");
        _problems.ThrowIfAny();
        return FoldTable.Plan(_records, cell.Values, _problems.File) with
        {
            Warnings = [.. SplitWarnings.OfficialTest(_records, i => cell.Values[i] is SplitPlan.Test or SplitPlan.LeftOut, "SplitOptions.Official keeps it apart")],
        };
    }

    internal FoldTable ReadFolds()
    {
        var table = new FoldTable(_records, _problems.File);
        TableReader.Read(TableFile.OnDisk(_path), FoldColumns, row =>
        {
            table.HasParts = row.Header.Has("part");
            if (_rows.Image(row) is { } image && _rows.Number(row, "fold") is { } fold && Repeat(row) is { } repeat)
            {
                Book(table, row, image, repeat, fold);
            }

            return row.Line;
        });
        table.Check(_problems);
        foreach (var (key, cell) in table.Cells)
        {
            CheckListed(cell, table.Name(key));
        }

        _problems.ThrowIfAny();
        return table;
    }

    private int? Repeat(TableRow row) => row.Header.Has("repeat") ? _rows.Number(row, "repeat") : 0;

    private void Book(FoldTable table, TableRow row, int image, int repeat, int fold)
    {
        if (table.CellOf(repeat, fold) is not { } cell)
        {
            _problems.Add($"{_problems.File} line {row.Line}: the file has more than {FoldTable.MostFolds:N0} folds. Expected at most that, over all repeats.", row.Line);
        }
        else if (!table.HasParts)
        {
            Book(cell, row, image, fold, $" of repeat {repeat}");
        }
        else if (_rows.Part(row) is { } part)
        {
            Book(cell, row, image, part, $" of repeat {repeat}, fold {fold}");
        }
    }

    private void Book(FoldTable.Cell cell, TableRow row, int image, int value, string place)
    {
        if (cell.Values[image] != SplitPlan.LeftOut)
        {
            var id = _records[image].ImageId;
            _problems.Add($"{_problems.File} line {row.Line}: image '{id}'{place} is also on line {cell.Lines[image]}. Expected each image once.", row.Line, id);
            return;
        }

        (cell.Values[image], cell.Lines[image]) = (value, row.Line);
    }

    private void CheckListed(FoldTable.Cell cell, string place)
    {
        for (var i = 0; i < _records.Length && _options.OnUnassigned == OnUnassigned.Fail; i++)
        {
            if (cell.Values[i] == SplitPlan.LeftOut)
            {
                _problems.Add($"{_problems.File} does not name image '{_records[i].ImageId}'{place}.", imageId: _records[i].ImageId, remedy: UnlistedRemedy);
            }
        }
    }
}
