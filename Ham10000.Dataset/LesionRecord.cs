namespace Ham10000.Dataset;

/// <summary>One image of a lesion and what the metadata says of it.</summary>
public sealed record LesionRecord
{
    /// <summary>The image's id, which is its file name without extension, such as <c>ISIC_0024306</c>.</summary>
    public required string ImageId { get; init; }

    /// <summary>The lesion's id, such as <c>HAM_0000001</c>. All images of a lesion carry the same. Where nobody says which
    /// images show the same lesion, it is the image's own id, and a warning in the report says so.</summary>
    public required string LesionId { get; init; }

    /// <summary>The diagnosis (column <c>dx</c>).</summary>
    public required Diagnosis Diagnosis { get; init; }

    /// <summary>How the diagnosis was made: <c>histo</c>, <c>follow_up</c>, <c>consensus</c> or <c>confocal</c>; <c>unknown</c> where the column is empty.</summary>
    /// <remarks>It gives the diagnosis away (every <c>follow_up</c> lesion is a naevus): never use it as an input of a model that predicts the diagnosis.</remarks>
    public string DxType { get; init; } = "unknown";

    /// <summary>The patient's age in years, rounded to five years in HAM10000; null where it is missing. HAM10000 also writes 0 for some missing ages.</summary>
    public double? AgeYears { get; init; }

    /// <summary>The patient's sex: <c>male</c>, <c>female</c> or <c>unknown</c>.</summary>
    public string Sex { get; init; } = "unknown";

    /// <summary>Where on the body the lesion is, such as <c>back</c>; <c>unknown</c> where the column is empty.</summary>
    public string Localization { get; init; } = "unknown";

    /// <summary>The absolute path of the image file.</summary>
    public required string ImagePath { get; init; }

    /// <summary>The line of the metadata file that this record comes from, counted from 1; 0 if it comes from none.</summary>
    public int Line { get; init; }

    /// <summary>The name of the metadata file that this record comes from, such as <c>HAM10000_metadata.csv</c>; empty if it comes from none.</summary>
    public string Source { get; init; } = "";

    /// <summary>The collection that the image comes from (column <c>dataset</c> of Harvard Dataverse's metadata), such as
    /// <c>vidir_modern</c>; empty where the source does not say.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The part that the publishers of the data put the image into; null where they made no parts.</summary>
    public OfficialPart? OfficialPart { get; init; }

    /// <summary>The id of the image that this one is an augmented copy of; null for an original.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The ids and the diagnosis. Age and sex are left out so that they do not reach a log.</summary>
    public override string ToString() => $"{ImageId} ({LesionId}, {Diagnosis.Code})";

    /// <summary>Where the record comes from, for messages.</summary>
    internal string PlaceIn(string file) => Line > 0 ? $"{(Source.Length > 0 ? Source : file)} line {Line}" : Path.GetFileName(ImagePath);
}
