namespace Ham10000.Dataset;

/// <summary>The columns of a kind of table: those it must have, and those that are read where they are.</summary>
internal sealed record TableColumns(string[] Required, string[] Optional)
{
    /// <summary>HAM10000's metadata.</summary>
    internal static readonly TableColumns Ham = new(
        ["lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization"], ["dataset", "split", "copy_of"]);

    /// <summary>The labels of ISIC 2018 Task 3: one column per class.</summary>
    internal static readonly TableColumns GroundTruth = new(["image", "MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC"], []);

    /// <summary>The lesions of ISIC 2018 Task 3's training images.</summary>
    internal static readonly TableColumns Groupings = new(["image", "lesion_id", "diagnosis_confirm_type"], []);

    /// <summary>What the ISIC archive exports.</summary>
    internal static readonly TableColumns IsicArchive = new(["isic_id"],
    [
        "lesion_id", "diagnosis", "diagnosis_1", "diagnosis_2", "diagnosis_3", "diagnosis_4", "diagnosis_5", "diagnosis_confirm_type", "age_approx", "sex",
        "anatom_site_general", "anatom_site_1", "anatom_site_2", "anatom_site_3", "anatom_site_4", "anatom_site_5", "attribution", "image_type",
    ]);

    internal IEnumerable<string> All => Required.Concat(Optional);
}
