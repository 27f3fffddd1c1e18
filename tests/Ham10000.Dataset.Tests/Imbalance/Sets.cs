namespace Ham10000.Dataset.Tests;

/// <summary>Sets of records without files, for what looks at labels only.</summary>
internal static class Sets
{
    /// <summary>A set with so many images of each diagnosis.</summary>
    internal static ImageSet Of(params int[] counts)
    {
        var diagnoses = counts.SelectMany((count, label) => Enumerable.Repeat((Diagnosis)label, count));
        return ImageSet.FromRecords(diagnoses.Select((d, i) => new LesionRecord { ImageId = $"ISIC_{i}", LesionId = $"HAM_{i}", Diagnosis = d, ImagePath = "" }), "train");
    }
}
