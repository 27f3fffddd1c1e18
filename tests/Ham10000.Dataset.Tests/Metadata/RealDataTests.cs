namespace Ham10000.Dataset.Tests;

/// <summary>The whole of HAM10000, where it is at hand.</summary>
public sealed class RealDataTests
{
    internal static readonly Lazy<HamDataset> Opened = new(() => HamDataset.Open(SharedData.Ham10000));

    [SharedDataFact]
    public void Open_Ham10000_KeepsEveryRow()
    {
        Opened.Value.Report.Rows.Should().Be(10_015);
        Opened.Value.Report.Kept.Should().Be(10_015);
        Opened.Value.Report.Warnings.Should().BeEmpty();
        Opened.Value.ToImageSet().ClassCounts.Should().Equal(327, 514, 1099, 115, 1113, 6705, 142);
        Opened.Value.Records.Select(r => r.LesionId).Distinct().Should().HaveCount(7_470);
    }

    [SharedDataFact]
    public void Clean_Ham10000_Keeps9724AsTheOriginalDoes()
    {
        var clean = Opened.Value.Clean();
        clean.Records.Should().HaveCount(9_724);
        clean.Report.Rows.Should().Be(10_015);
        clean.Report.Kept.Should().Be(9_724);
        clean.Report.Counts.Should().BeEquivalentTo(new Dictionary<ExclusionReason, int> { [ExclusionReason.MissingAge] = 96, [ExclusionReason.UnknownValue] = 195 });
        clean.Report.Exclusions.Should().OnlyContain(e => e.Detail.StartsWith($"HAM10000_metadata.csv line {e.Line}: ") && e.Detail.Contains(e.ImageId));
    }

    [SharedDataFact]
    public void Split_Ham10000ByImage_LeaksAboutAThirdOfTheTestImages()
    {
        var split = Opened.Value.Split(SplitOptions.ByImage(train: 0.75, validation: 0, test: 0.25, seed: 123, stratified: false));
        var mel = (int)Diagnosis.Mel;
        split.Test.Count.Should().BeInRange(2503, 2504);
        (split.Leakage.TestImages / (double)split.Test.Count).Should().BeApproximately(0.37, 0.025);
        (split.Leakage.TestImagesPerClass[mel] / (double)split.Test.ClassCounts[mel]).Should().BeApproximately(0.65, 0.06);
        split.Warnings.Should().ContainSingle().Which.Should().StartWith("The split is by image: ");
    }

    [SharedDataFact]
    public void Split_Ham10000ByLesion_LeaksNothing()
    {
        var split = Opened.Value.Clean().Split(SplitOptions.ByLesion(0.675, 0.075, 0.25, seed: 123));
        split.Leakage.SharedLesions.Should().Be(0);
        split.Leakage.TestImages.Should().Be(0);
        split.Warnings.Should().BeEmpty();
        (split.Train.Count + split.Validation.Count + split.Test.Count).Should().Be(9_724);
        SplitProperties.CheckShares(split, "the real metadata");
    }
}
