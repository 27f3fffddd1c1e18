namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>Divides the records as a CSV file says, such as one that <see cref="DataSplit.SaveCsv"/> wrote or that was published.</summary>
    /// <param name="path">The file. It has the columns <c>image_id</c> and <c>part</c> (<c>train</c>, <c>validation</c> or <c>val</c>, <c>test</c>, in any case), and
    /// may have <c>lesion_id</c> and <c>label</c>, which are then compared with the dataset; other columns are ignored.</param>
    /// <param name="options">How strictly the file is compared with the dataset; null for the defaults.</param>
    /// <returns>The split. Each part holds its images in the order of their ids, whatever the order of the lines.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DatasetFormatException">The file is no such table, names images that the dataset does not have, names one
    /// twice, does not name one of the dataset, or contradicts the dataset. All problems are counted, and the first ones are named with their lines.</exception>
    public DataSplit SplitFromCsv(string path, SplitCsvOptions? options = null)
        => DataSplit.Of(SplitCsvReader.For(this, path, options).ReadSplit(), Target, _sources);

    /// <summary>Divides the records for cross-validation as a CSV file says, such as one that <see cref="CrossValidationSplit.SaveCsv"/> wrote.</summary>
    /// <param name="path">The file. It has the columns <c>image_id</c> and <c>fold</c>, the fold that tests the image, counted from 0; and may have
    /// <c>repeat</c>, from 0 too, <c>lesion_id</c> and <c>label</c>. With a column <c>part</c> it has instead a line per image, repeat and fold.</param>
    /// <param name="options">How strictly the file is compared with the dataset; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DatasetFormatException">As for <see cref="SplitFromCsv"/>; or a fold has no lines, or an image is not tested exactly
    /// once in a repeat.</exception>
    public CrossValidationSplit KFoldFromCsv(string path, SplitCsvOptions? options = null)
        => CrossValidationSplit.Of(SplitCsvReader.For(this, path, options).ReadFolds(), Target, _sources);
}
