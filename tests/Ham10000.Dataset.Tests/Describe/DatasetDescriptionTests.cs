namespace Ham10000.Dataset.Tests;

public sealed class DatasetDescriptionTests : IDisposable
{
    private readonly LayoutFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Describe_SmallDataset_CountsWhatThereIs()
    {
        _folder.Text("HAM10000_metadata.csv", "lesion_id,image_id,dx,dx_type,age,sex,localization,dataset", "HAM_0,ISIC_0,nv,histo,45.0,male,back,rosendahl",
            "HAM_0,ISIC_1,nv,histo,0.0,male,back,rosendahl", "HAM_1,ISIC_2,mel,,,unknown,unknown,vienna_dias").Images("ISIC_0.jpg", "ISIC_1.jpg");
        File.WriteAllBytes(_folder["ISIC_2.png"], PngEncoder.Encode(new RgbImage(2, 3, new byte[18])));
        using var data = _folder.Open();
        data.Describe().ToString().Should().Be(
            """
            3 images of 2 lesions

            class  images   share  lesions
            akiec       0   0.0 %        0
            bcc         0   0.0 %        0
            bkl         0   0.0 %        0
            df          0   0.0 %        0
            mel         1  33.3 %        1
            nv          2  66.7 %        1
            vasc        0   0.0 %        0

            images per lesion  lesions
            1                        1
            2                        1

            site     images
            back          2
            unknown       1

            dx_type  images
            histo         2
            unknown       1

            collection   images
            rosendahl         2
            vienna_dias       1

            missing       images
            age empty          1
            age 0              1
            sex                1
            localization       1
            dx_type            1

            height × width  images
            6 × 8                2
            2 × 3 (odd)          1

            format  images
            Jpeg         2
            Png          1
            """);
        data.Describe().OddSizes.Should().Equal(new SizeCount(2, 3, 1));
        data.Clean().Describe().Images.Should().Be(1);
    }

    [Fact]
    public void Describe_NoRecords_HasZeros()
    {
        _folder.Text("HAM10000_metadata.csv", KaggleFolder.Header, "HAM_0,ISIC_none,nv,histo,45.0,male,back");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Describe().ToString().Should().StartWith("0 images of 0 lesions\n\nclass  images  share  lesions\nakiec       0  0.0 %        0\n");
    }

    [SharedDataFact]
    public void Describe_Ham10000_GivesThePublishedCounts()
    {
        using var data = HamDataset.Open(SharedData.Ham10000);
        var all = data.Describe();
        (all.Images, all.Lesions).Should().Be((10_015, 7_470));
        all.Classes.Select(c => c.Images).Should().Equal(327, 514, 1099, 115, 1113, 6705, 142);
        all.ImagesPerLesion.Where(p => p.Key > 1).Sum(p => p.Value).Should().Be(1_956);
        all.ImagesPerLesion.Where(p => p.Key > 1).Sum(p => p.Key * p.Value).Should().Be(4_501);
        all.ImagesPerLesion.Keys.Should().Equal(1, 2, 3, 4, 5, 6);
        all.Missing.Should().Be(new MissingValues(AgeEmpty: 57, AgeZero: 39, Sex: 57, Localization: 234, DxType: 0));
        all.DxTypes.Should().Equal(new NamedCount("histo", 5340), new NamedCount("follow_up", 3704), new NamedCount("consensus", 902), new NamedCount("confocal", 69));
        all.Sizes.Should().Equal(new SizeCount(150, 200, 10_015));
        all.Formats.Should().Equal(new NamedCount("Jpeg", 10_015));
        all.Collections.Should().BeEmpty();
        all.Sites.Sum(s => s.Images).Should().Be(10_015);
    }
}
