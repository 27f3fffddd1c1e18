namespace Ham10000.Dataset;

/// <summary>The names that folders and the ISIC archive give to the seven diagnoses.</summary>
/// <remarks>What belongs to which class is said by Tschandl, Rosendahl, Kittler, "The HAM10000 dataset", Scientific Data 5, 180161, 2018.
/// Names of lesions that HAM10000 does not hold (invasive squamous cell carcinoma, other lentigines, metastases) are left unknown.</remarks>
internal static class DiagnosisNames
{
    private const int FirstHamImage = 24_306;
    private const int LastHamImage = 36_064;
    private static readonly Dictionary<string, Diagnosis> Known = new(StringComparer.Ordinal);

    // The archive appends the kind to these, as in "Nevus, Spitz" or "Basal cell carcinoma, Nodular".
    private static readonly string[] Families =
        ["nevus", "basal cell carcinoma", "dermatofibroma", "seborrheic keratosis", "squamous cell carcinoma in situ", "hemangioma", "angiokeratoma", "melanoma in situ", "melanoma invasive"];

    static DiagnosisNames()
    {
        Add(Diagnosis.Akiec, "actinic keratosis", "actinic keratoses", "solar or actinic keratosis", "actinic keratosis or intraepithelial carcinoma",
            "actinic keratosis and intraepithelial carcinoma", "actinic keratoses and intraepithelial carcinoma", "actinic keratoses and intraepithelial carcinomae",
            "bowen's disease", "bowens disease", "bowen disease", "intraepithelial carcinoma", "squamous cell carcinoma in situ");
        Add(Diagnosis.Bcc, "basal cell carcinoma", "basal cell carcinomas");
        Add(Diagnosis.Bkl, "benign keratosis", "benign keratoses", "benign keratosis like lesion", "benign keratosis like lesions", "pigmented benign keratosis",
            "seborrheic keratosis", "seborrhoeic keratosis", "seborrheic keratoses", "seborrhoeic keratoses", "solar lentigo", "solar lentigines",
            "lichenoid keratosis", "lichen planus like keratosis", "lichen planus like keratoses");
        Add(Diagnosis.Df, "dermatofibroma", "dermatofibromas");
        Add(Diagnosis.Mel, "melanoma", "melanomas", "malignant melanoma", "melanoma nos", "melanoma, nos", "melanoma in situ", "melanoma invasive", "lentigo maligna melanoma");
        Add(Diagnosis.Nv, "nevus", "naevus", "nevi", "naevi", "melanocytic nevus", "melanocytic naevus", "melanocytic nevi", "melanocytic naevi", "blue nevus", "nevus spilus");
        Add(Diagnosis.Vasc, "vascular", "vascular lesion", "vascular lesions", "angioma", "hemangioma", "haemangioma", "angiokeratoma", "pyogenic granuloma",
            "hemorrhage", "haemorrhage", "hemorrhagic lesions", "benign soft tissue proliferations vascular");
        foreach (var diagnosis in Enum.GetValues<Diagnosis>())
        {
            Add(diagnosis, diagnosis.Code);
        }
    }

    /// <summary>The diagnosis of a name, whatever its case and whether words are parted by spaces, underscores or hyphens; null for an unknown one.</summary>
    internal static Diagnosis? Find(string name)
    {
        var plain = Normalize(name);
        return Known.TryGetValue(plain, out var diagnosis) ? diagnosis
            : Families.FirstOrDefault(family => plain.StartsWith(family + ",", StringComparison.Ordinal)) is { } found ? Known[found]
            : null;
    }

    /// <summary>As <see cref="Find(string)"/>, for an image of the ISIC archive.</summary>
    /// <remarks>HAM10000 knows intraepithelial squamous cell carcinoma only, and files it under akiec; the archive's older exports
    /// call those images just that. Elsewhere the name means an invasive tumour, which is none of the seven classes.</remarks>
    internal static Diagnosis? Find(string name, string imageId)
        => Find(name) ?? (Normalize(name) is "squamous cell carcinoma" or "squamous cell carcinoma, nos" && IsHamImage(imageId) ? Diagnosis.Akiec : null);

    private static bool IsHamImage(string imageId)
        => imageId.StartsWith("ISIC_", StringComparison.OrdinalIgnoreCase) && int.TryParse(imageId.AsSpan(5), out var number) && number is >= FirstHamImage and <= LastHamImage;

    private static string Normalize(string name)
        => string.Join(' ', name.ToLowerInvariant().Replace('’', '\'').Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static void Add(Diagnosis diagnosis, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Known.Add(name, diagnosis);
        }
    }
}
