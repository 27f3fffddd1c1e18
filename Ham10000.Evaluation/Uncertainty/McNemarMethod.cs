namespace Ham10000.Evaluation;

/// <summary>How <see cref="McNemar"/> weighs the images that one model alone has right.</summary>
public enum McNemarMethod
{
    /// <summary><see cref="LesionExact"/> where the models differ on at most 25 lesions, <see cref="LesionChiSquared"/> on more.</summary>
    Automatic,

    /// <summary>Lesions as units, exact: were the models equal, either could as well have given the other's answers to all images of a lesion. The share of all such exchanges in
    /// which the numbers of right answers lie at least as far apart. With one image per lesion it is <see cref="Exact"/>.</summary>
    LesionExact,

    /// <summary>Lesions as units, for many of them: Obuchowski, "On the comparison of correlated proportions for clustered data", Statistics in Medicine 17, 1998, in the form of
    /// Yang, Sun and Hardin, "A note on the tests for clustered matched-pair binary data", Biometrical Journal 52, 2010.</summary>
    LesionChiSquared,

    /// <summary>Images as units, exact: the two-sided binomial test, as SciPy's <c>binomtest</c>. Too sure where lesions have several images.</summary>
    Exact,

    /// <summary>Images as units, for many of them: McNemar, Psychometrika 12, 1947. Too sure where lesions have several images.</summary>
    ChiSquared,

    /// <summary>As <see cref="ChiSquared"/> with Edwards's correction for continuity (Psychometrika 13, 1948).</summary>
    ChiSquaredCorrected,
}
