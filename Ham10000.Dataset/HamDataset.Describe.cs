namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Counts what the records hold: classes, lesions, sites, collections, missing values, image sizes and formats.</summary>
    /// <returns>The counts; <see cref="DatasetDescription.ToString"/> shows them as tables.</returns>
    public DatasetDescription Describe() => DatasetDescription.Of(Records, _sources.InfoOf);
}
