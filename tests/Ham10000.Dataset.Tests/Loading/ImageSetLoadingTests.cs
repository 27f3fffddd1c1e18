namespace Ham10000.Dataset.Tests;

public class ImageSetLoadingTests
{
    [Fact]
    public void FitAndRead_ASet_UsesItsOwnRowsAndLabels()
    {
        using var files = new StoreFiles(8);
        var records = files.Sources.Select((s, i) => new LesionRecord
        {
            ImageId = s.ImageId,
            LesionId = $"HAM_{i}",
            Diagnosis = (Diagnosis)(i % 7),
            DxType = "histo",
            AgeYears = 50,
            Sex = "female",
            Localization = "back",
            ImagePath = s.Path,
            Line = i + 2,
        }).Reverse();
        var set = ImageSet.FromRecords(records);

        var fitted = StoreFiles.Preprocessing.Fit(set, files.Options);
        using var loader = new BatchLoader(set, fitted, new LoaderOptions { BatchSize = 8 }, files.Options);
        using var batch = loader.ReadEpoch(0).Single();

        files.Log.Lines.Should().HaveCount(2, "the store is built once");
        batch.Labels.ToArray().Should().Equal(0, 6, 5, 4, 3, 2, 1, 0);
        float[] expected = [.. files.Expected(7).Select(v => (v - fitted.Standardization.Mean!.Value.Red) / fitted.Standardization.Deviation!.Value.Red)];
        for (int i = 0; i < expected.Length; i++)
        {
            batch.Pixels[i].Should().BeApproximately(expected[i], 1e-5f);
        }

        batch.Pixels.ToArray().Average().Should().BeApproximately(0, 1e-4f);
    }

    [Fact]
    public void Constructor_EmptySet_IsRefused()
    {
        Action create = () => _ = new BatchLoader(ImageSet.FromRecords([], "nothing"), new Preprocessing { Standardization = Standardization.UnitRange });

        create.Should().Throw<ArgumentException>().WithMessage("The set 'nothing' is empty. Expected at least one image. (Parameter 'set')");
    }

    [Fact]
    public void Fit_FixedStandardisation_OpensNoStore()
    {
        var preprocessing = new Preprocessing { Standardization = Standardization.ImageNet };

        preprocessing.Fit(ImageSet.FromRecords([])).Should().BeSameAs(preprocessing);
    }
}
