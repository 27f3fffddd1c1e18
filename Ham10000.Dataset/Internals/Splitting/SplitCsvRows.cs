using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>Reads the lines of a split's file and compares each with the dataset.</summary>
internal sealed class SplitCsvRows
{
    private const string LeftOutRemedy = "To pass over images that the dataset has left out, set SplitCsvOptions.AllowLeftOut.";
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExclusionReason> _leftOut = new(StringComparer.Ordinal);
    private readonly LesionRecord[] _records;
    private readonly Target _target;
    private readonly SplitCsvOptions _options;
    private readonly TableProblems _problems;

    internal SplitCsvRows(LesionRecord[] sorted, HamDataset data, SplitCsvOptions options, TableProblems problems)
    {
        (_records, _target, _options, _problems) = (sorted, data.Target, options, problems);
        for (var i = 0; i < sorted.Length; i++)
        {
            _index[sorted[i].ImageId] = i;
        }

        foreach (var exclusion in data.Report.Exclusions)
        {
            _leftOut.TryAdd(exclusion.ImageId, exclusion.Reason);
        }
    }

    /// <summary>The index of the image that a line names; null where it is passed over or wrong.</summary>
    internal int? Image(TableRow row)
    {
        if (!row.IsWhole)
        {
            _problems.Add($"{Place(row)}: {row.Fields.Length} fields. Expected {row.Header.Count}, as in the header.", row.Line);
            return null;
        }

        var id = row["image_id"].Trim();
        return !_index.TryGetValue(id, out var image) ? Unknown(row, id) : Agrees(row, _records[image]) ? image : null;
    }

    /// <summary>The part that a line names, as a number of <see cref="SplitPlan"/>; null where it is none.</summary>
    internal int? Part(TableRow row)
    {
        if (PartNames.TryParse(row["part"], out var part))
        {
            return (int)part;
        }

        _problems.Add($"{Place(row)}, column 'part': '{Display.Text(row["part"])}' is not a part. Expected one of: train, validation, test.", row.Line, row["image_id"].Trim());
        return null;
    }

    /// <summary>A number of a line, counted from 0; null where it is none.</summary>
    internal int? Number(TableRow row, string column)
    {
        if (int.TryParse(row[column].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < FoldTable.MostFolds)
        {
            return number;
        }

        _problems.Add($"{Place(row)}, column '{column}': '{Display.Text(row[column])}' is not a {column}. Expected a whole number from 0 to {FoldTable.MostFolds - 1}.", row.Line, row["image_id"].Trim());
        return null;
    }

    private string Place(TableRow row) => $"{_problems.File} line {row.Line}";

    private int? Unknown(TableRow row, string id)
    {
        if (!_leftOut.TryGetValue(id, out var reason))
        {
            _problems.Add($"{Place(row)}, column 'image_id': the dataset has no image '{Display.Text(id)}'.", row.Line, id);
        }
        else if (!_options.AllowLeftOut)
        {
            _problems.Add($"{Place(row)}, column 'image_id': the dataset has left out image '{Display.Text(id)}' ({reason}).", row.Line, id, LeftOutRemedy);
        }

        return null;
    }

    private bool Agrees(TableRow row, LesionRecord record)
    {
        var (lesion, label) = (row["lesion_id"].Trim(), row["label"].Trim());
        if (lesion.Length > 0 && lesion != record.LesionId)
        {
            _problems.Add($"{Place(row)}, column 'lesion_id': image '{record.ImageId}' is of lesion '{Display.Text(record.LesionId)}' in the dataset and of '{Display.Text(lesion)}' here.", row.Line, record.ImageId);
            return false;
        }

        // A file may have been written for another target, whose labels say nothing about this one. The class may be a sex, which no message holds.
        if (label != _target.ClassOf(record) && _target.Labels.ClassNames.Contains(label))
        {
            _problems.Add($"{Place(row)}, column 'label': image '{record.ImageId}' has another class of the target '{_target.Name}' in the dataset.", row.Line, record.ImageId);
            return false;
        }

        return true;
    }
}
