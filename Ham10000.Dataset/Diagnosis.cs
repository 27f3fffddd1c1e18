namespace Ham10000.Dataset;

/// <summary>The seven diagnoses of HAM10000 in alphabetical order of their codes. The number is the class index.</summary>
/// <remarks>Tschandl, Rosendahl, Kittler, "The HAM10000 dataset", Scientific Data 5, 180161, 2018, table 1.</remarks>
public enum Diagnosis
{
    /// <summary>Actinic keratosis and intraepithelial carcinoma (Bowen's disease), code <c>akiec</c>.</summary>
    Akiec = 0,

    /// <summary>Basal cell carcinoma, code <c>bcc</c>.</summary>
    Bcc = 1,

    /// <summary>Benign keratosis: seborrhoeic keratosis, solar lentigo, lichen-planus-like keratosis; code <c>bkl</c>.</summary>
    Bkl = 2,

    /// <summary>Dermatofibroma, code <c>df</c>.</summary>
    Df = 3,

    /// <summary>Melanoma, code <c>mel</c>.</summary>
    Mel = 4,

    /// <summary>Melanocytic naevus, code <c>nv</c>.</summary>
    Nv = 5,

    /// <summary>Vascular lesion: angioma, angiokeratoma, pyogenic granuloma, haemorrhage; code <c>vasc</c>.</summary>
    Vasc = 6,
}
