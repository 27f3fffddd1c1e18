namespace Ham10000.Dataset;

/// <summary>The ways in which HAM10000 is published or kept, which <see cref="HamDataset.Open"/> recognises.</summary>
public enum DatasetLayout
{
    /// <summary>Kaggle: <c>HAM10000_metadata.csv</c> and the images.</summary>
    Kaggle,

    /// <summary>Harvard Dataverse (doi:10.7910/DVN/DBW86T): <c>HAM10000_metadata</c> with a column <c>dataset</c>, parted by commas or
    /// tabs, and the images in zips; also the test images of ISIC 2018.</summary>
    HarvardDataverse,

    /// <summary>ISIC 2018 Task 3: ground truth with one column per class for training, validation and test, and lesion groupings.</summary>
    Isic2018,

    /// <summary>A folder per class, perhaps in <c>train</c>, <c>val</c> and <c>test</c>.</summary>
    ClassFolders,

    /// <summary>An export of the ISIC archive: a table with <c>isic_id</c> and diagnoses in words.</summary>
    IsicArchive,
}
