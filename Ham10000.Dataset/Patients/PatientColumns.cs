namespace Ham10000.Dataset;

/// <summary>What a <see cref="PatientEncoder"/> tells a model about the patient. The diagnosis and how it was made are not among them, for they are the answer.</summary>
[Flags]
public enum PatientColumns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The age, 2 values: standardised years, and whether it is missing.</summary>
    Age = 1,

    /// <summary>The sex, 3 values: female, male, and whether it is missing.</summary>
    Sex = 2,

    /// <summary>Where on the body the lesion is, 15 values: the 14 sites of HAM10000, and whether it is missing.</summary>
    Localization = 4,

    /// <summary>Age, sex and site: 20 values.</summary>
    All = Age | Sex | Localization,
}
