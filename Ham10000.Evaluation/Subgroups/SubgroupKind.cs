namespace Ham10000.Evaluation;

/// <summary>By what images are grouped.</summary>
public enum SubgroupKind
{
    /// <summary>The patient's age in bands of years.</summary>
    Age,

    /// <summary>The patient's sex.</summary>
    Sex,

    /// <summary>Where on the body the lesion is.</summary>
    Localization,

    /// <summary>How the diagnosis was made.</summary>
    DiagnosisMethod,
}
