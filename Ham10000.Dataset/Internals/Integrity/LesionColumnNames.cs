namespace Ham10000.Dataset;

/// <summary>The names that columns have in the metadata.</summary>
internal static class LesionColumnNames
{
    private static readonly (LesionColumns Column, string Name)[] All =
    [
        (LesionColumns.Diagnosis, "dx"), (LesionColumns.DxType, "dx_type"), (LesionColumns.Age, "age"), (LesionColumns.Sex, "sex"), (LesionColumns.Localization, "localization"),
    ];

    internal static string Names(this LesionColumns columns, string separator = ", ")
        => string.Join(separator, All.Where(entry => columns.HasFlag(entry.Column)).Select(entry => entry.Name));
}
