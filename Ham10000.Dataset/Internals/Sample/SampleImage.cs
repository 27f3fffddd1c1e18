namespace Ham10000.Dataset;

/// <summary>One picture to draw and what the metadata says of it.</summary>
internal sealed record SampleImage(int Lesion, Diagnosis Diagnosis, string ImageId, string DxType, string Age, string Sex, string Localization);
