namespace Ham10000.Dataset;

/// <summary>Which lesion each training image of ISIC 2018 shows, and how its diagnosis was made.</summary>
internal sealed class LesionGroupings
{
    private readonly TableFile _file;
    private readonly Dictionary<string, LesionGrouping> _byImage = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];

    private LesionGroupings(TableFile file) => _file = file;

    internal static LesionGroupings Read(TableFile file)
    {
        var groupings = new LesionGroupings(file);
        TableReader.Read(file, TableColumns.Groupings, LesionGrouping.Parse).ForEach(groupings.Add);
        return groupings;
    }

    /// <summary>Gives every record its lesion, and tells of rows of either file that the other does not have.</summary>
    internal void Apply(List<MetadataRow> rows, List<string> warnings)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Record is { } record && _byImage.TryGetValue(record.ImageId, out var grouping))
            {
                rows[i] = rows[i] with { Record = record with { LesionId = grouping.LesionId, DxType = grouping.DxType } };
            }
        }

        var known = rows.Select(row => row.ImageId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var strangers = _byImage.Keys.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).Select(Display.Text).ToList();
        if (strangers.Count > 0)
        {
            warnings.Add($"{_file.Name} names {strangers.Count:N0} image(s) that have no label: {Display.Some(strangers)}.");
        }

        if (_problems.Count > 0)
        {
            warnings.Add($"{_problems.Count:N0} row(s) of {_file.Name} cannot be used, and their images count as lesions of their own: {Display.Some(_problems, 1)}");
        }

        warnings.AddRange(ConfirmTypes.Warnings(rows.Where(r => r.Record is not null).Select(r => r.Record!), _file.Name));
    }

    private void Add(LesionGrouping grouping)
    {
        if (grouping.Problem is not null)
        {
            _problems.Add(grouping.Problem);
        }
        else if (!_byImage.TryAdd(grouping.ImageId, grouping) && _byImage[grouping.ImageId].LesionId != grouping.LesionId)
        {
            _problems.Add($"image '{Display.Text(grouping.ImageId)}' is said to show more than one lesion; the first is used.");
        }
    }
}
