namespace Ham10000.Dataset;

/// <summary>A row of ISIC 2018 Task 3's lesion groupings.</summary>
internal sealed record LesionGrouping(string ImageId, string LesionId, string DxType, string? Problem)
{
    internal static LesionGrouping Parse(TableRow row)
    {
        if (RowFields.Check(row, "image") is { } unreadable)
        {
            return new LesionGrouping("", "", "", unreadable.Problem!.Detail);
        }

        var imageId = RowFields.ImageId(row, "image");
        var lesionId = row["lesion_id"].Trim();
        return new LesionGrouping(imageId, lesionId, ConfirmTypes.ToDxType(row["diagnosis_confirm_type"]),
            lesionId.Length > 0 ? null : $"{row.Place}, column 'lesion_id': the lesion id of image '{Display.Text(imageId)}' is empty.");
    }
}
