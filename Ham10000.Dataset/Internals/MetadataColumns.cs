namespace Ham10000.Dataset;

/// <summary>Where HAM10000's columns stand in a metadata file. Other columns are ignored.</summary>
internal sealed record MetadataColumns(int Count, int LesionId, int ImageId, int Dx, int DxType, int Age, int Sex, int Localization)
{
    internal static readonly string[] Names = ["lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization"];

    /// <summary>Finds the columns, whatever their order and case.</summary>
    /// <exception cref="DatasetFormatException">A column is missing or occurs twice.</exception>
    internal static MetadataColumns Find(IReadOnlyList<string> header, string path)
    {
        var found = header.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var missing = Names.Where(name => !found.Contains(name)).ToList();
        var twice = Names.Where(name => found.Count(f => f == name) > 1).ToList();
        if (missing.Count + twice.Count > 0)
        {
            var problem = missing.Count > 0 ? $"has no column {Quoted(missing)}" : $"has more than one column {Quoted(twice)}";
            throw new DatasetFormatException($"{Path.GetFileName(path)} line 1: the header '{Display.Text(string.Join(',', header))}' {problem}. Expected each of these once, in any order: {string.Join(", ", Names)}.")
            {
                Path = path,
                Line = 1,
            };
        }

        var at = Names.Select(name => found.IndexOf(name)).ToArray();
        return new MetadataColumns(header.Count, at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
    }

    private static string Quoted(List<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
