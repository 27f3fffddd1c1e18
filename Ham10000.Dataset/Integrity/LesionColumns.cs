namespace Ham10000.Dataset;

/// <summary>Columns of the metadata that say something of the lesion or its patient, and so should agree in all rows of a lesion.</summary>
[Flags]
public enum LesionColumns
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary>The diagnosis, <c>dx</c>.</summary>
    Diagnosis = 1,

    /// <summary>How the diagnosis was made, <c>dx_type</c>.</summary>
    DxType = 2,

    /// <summary>The age: further apart than <see cref="IntegrityOptions.AgeToleranceYears"/>.</summary>
    Age = 4,

    /// <summary>The sex.</summary>
    Sex = 8,

    /// <summary>The place on the body, <c>localization</c>.</summary>
    Localization = 16,
}
