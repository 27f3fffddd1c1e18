namespace Ham10000.Dataset;

/// <summary>How much there is of a diagnosis.</summary>
/// <param name="Diagnosis">The diagnosis.</param>
/// <param name="Images">How many images have it.</param>
/// <param name="Lesions">How many lesions they show. A lesion with several diagnoses counts for each.</param>
/// <param name="Share">The images' share of all, from 0 to 1.</param>
public sealed record ClassDescription(Diagnosis Diagnosis, int Images, int Lesions, double Share);
