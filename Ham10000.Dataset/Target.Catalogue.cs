namespace Ham10000.Dataset;

public sealed partial class Target
{
    private static readonly string[] Sites =
    [
        "abdomen", "acral", "back", "chest", "ear", "face", "foot", "genital", "hand", "lower extremity", "neck", "scalp", "trunk", "upper extremity",
    ];

    private static readonly string[] Methods = ["confocal", "consensus", "follow_up", "histo"];

    private static readonly string[] Sexes = ["female", "male"];

    /// <summary>The seven diagnoses (column <c>dx</c>): the default. Every record has one.</summary>
    public static Target Diagnosis { get; } = new(LabelSchema.Diagnoses, record => record.Diagnosis.Code);

    /// <summary>How the diagnosis was made (column <c>dx_type</c>): confocal, consensus, follow_up or histo. <c>unknown</c> has no class.</summary>
    /// <remarks>It gives the diagnosis away: in HAM10000 every follow_up lesion is a naevus, every confocal one a benign keratosis, and every
    /// malignant one has histo. Never use it as an input of a model that predicts the diagnosis.</remarks>
    public static Target DiagnosisMethod { get; } = new(
        new LabelSchema("dx_type", LabelKind.Multiclass, Methods),
        record => Known(record.DxType, Methods),
        "dx_type gives the diagnosis away: in HAM10000 every follow_up lesion is a naevus and every malignant one has histo. A model that predicts it learns the diagnosis; never use it as an input of a model that predicts the diagnosis.");

    /// <summary>Where on the body the lesion is (column <c>localization</c>): the 14 sites of HAM10000 in alphabetical order, whichever of
    /// them the records have. <c>unknown</c> and any other site have no class; <see cref="Of"/> makes a target with other sites.</summary>
    public static Target Localization { get; } = new(new LabelSchema("localization", LabelKind.Multiclass, Sites), record => Known(record.Localization, Sites));

    /// <summary>The patient's sex (column <c>sex</c>): female or male. <c>unknown</c> has no class.</summary>
    public static Target Sex { get; } = new(new LabelSchema("sex", LabelKind.Binary, Sexes), record => Known(record.Sex, Sexes));

    /// <summary>Whether the lesion is malignant, as <c>Diagnosis.IsMalignant</c> says: benign or malignant. Every record has a class.</summary>
    public static Target Malignancy { get; } = new(
        new LabelSchema("malignancy", LabelKind.Binary, ["benign", "malignant"]),
        record => record.Diagnosis.IsMalignant ? "malignant" : "benign");

    private static string? Known(string value, string[] names)
        => names.FirstOrDefault(name => value.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
}
