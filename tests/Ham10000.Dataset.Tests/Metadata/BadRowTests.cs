namespace Ham10000.Dataset.Tests;

public sealed class BadRowTests : IDisposable
{
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(3);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("HAM_9,ISIC_9,nevus,histo,45.0,male,back", ExclusionReason.UnknownDiagnosis, "ISIC_9", "column 'dx': 'nevus' is not a known diagnosis. Expected one of: akiec, bcc, bkl, df, mel, nv, vasc.")]
    [InlineData("HAM_9,../x,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "../x", "column 'image_id': '../x' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,/etc/x,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "/etc/x", "column 'image_id': '/etc/x' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,C:x,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "C:x", "column 'image_id': 'C:x' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,..\\x,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "..\\x", "column 'image_id': '..\\x' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,..,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "..", "column 'image_id': '..' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,a\0b,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "a\\u0000b", "column 'image_id': 'a\\u0000b' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData("HAM_9,,nv,histo,45.0,male,back", ExclusionReason.InvalidImageId, "", "column 'image_id': the image id is empty. Expected the name of an image file without folder and extension, such as ISIC_0024306.")]
    [InlineData(" ,ISIC_9,nv,histo,45.0,male,back", ExclusionReason.MissingLesionId, "ISIC_9", "column 'lesion_id': the lesion id of image 'ISIC_9' is empty. Expected an id such as HAM_0000001; without it the lesion's images cannot be kept together.")]
    [InlineData("HAM_9,ISIC_9,nv,histo,middle,male,back", ExclusionReason.InvalidAge, "ISIC_9", "column 'age': the age of image 'ISIC_9' is not one. Expected a number of years from 0 to 150, or nothing.")]
    [InlineData("HAM_9,ISIC_9,nv,histo,-5,male,back", ExclusionReason.InvalidAge, "ISIC_9", "column 'age': the age of image 'ISIC_9' is not one. Expected a number of years from 0 to 150, or nothing.")]
    [InlineData("HAM_9,ISIC_9,nv,histo,Infinity,male,back", ExclusionReason.InvalidAge, "ISIC_9", "column 'age': the age of image 'ISIC_9' is not one. Expected a number of years from 0 to 150, or nothing.")]
    public void Open_BadValue_FailsOrExcludes(string row, ExclusionReason reason, string imageId, string detail)
    {
        _folder.WriteRows(KaggleFolder.Row(0), row, KaggleFolder.Row(1));
        _folder.ShouldFailOrExclude(reason, imageId, 3, $"HAM10000_metadata.csv line 3, {detail}");
    }

    [Theory]
    [InlineData("HAM_9,ISIC_9,nv", "3")]
    [InlineData("HAM_9,ISIC_9,nv,histo,45.0,male,back,extra", "8")]
    public void Open_WrongNumberOfFields_FailsOrExcludes(string row, string found)
    {
        _folder.WriteRows(KaggleFolder.Row(0), row);
        _folder.ShouldFailOrExclude(ExclusionReason.UnreadableRow, "", 3, $"HAM10000_metadata.csv line 3: {found} fields. Expected 7, as in the header.");
    }

    [Fact]
    public void Open_IdWithExtension_SaysThatTheImageIsThereWithoutIt()
    {
        _folder.WriteRows(KaggleFolder.Row(0), KaggleFolder.Row(1).Replace("ISIC_1", "ISIC_1.jpg"));
        _folder.ShouldFailOrExclude(
            ExclusionReason.MissingImage, "ISIC_1.jpg", 3,
            "HAM10000_metadata.csv line 3: no image 'ISIC_1.jpg' (.jpg, .jpeg or .png) lies in the folder or below it, but 'ISIC_1' does. "
            + "Expected the id without the file's extension; correct the column.");
    }

    [Fact]
    public void Open_DuplicateId_KeepsTheFirst()
    {
        _folder.WriteRows(KaggleFolder.Row(0), KaggleFolder.Row(1), KaggleFolder.Row(0));
        _folder.ShouldFailOrExclude(ExclusionReason.DuplicateImageId, "ISIC_0", 4, "HAM10000_metadata.csv line 4: image 'ISIC_0' is also on line 2. Expected each image once; remove one of the two.");
    }

    [Fact]
    public void Open_DuplicateIdsThatDisagree_KeepsNone()
    {
        _folder.WriteRows(KaggleFolder.Row(0), KaggleFolder.Row(1), KaggleFolder.Row(0).Replace("nv", "mel"));
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Records.Select(r => r.ImageId).Should().Equal("ISIC_1");
        data.Report.Exclusions.Select(e => e.Detail).Should().Equal(
            "HAM10000_metadata.csv line 2: image 'ISIC_0' is also on line 4. Expected each image once; the rows name different lesions or diagnoses, so none can be trusted.",
            "HAM10000_metadata.csv line 4: image 'ISIC_0' is also on line 2. Expected each image once; the rows name different lesions or diagnoses, so none can be trusted.");
    }

    [Fact]
    public void Open_ManyBadRows_NamesTenAndCountsTheRest()
    {
        _folder.WriteRows([.. Enumerable.Range(0, 12).Select(i => $"HAM_9,ISIC_{i},x,histo,45.0,male,back")]);
        var open = () => _folder.Open();
        open.Should().Throw<DatasetFormatException>().WithMessage(
            "12 rows of HAM10000_metadata.csv cannot be used:"
            + string.Concat(Enumerable.Range(2, 10).Select(line => $"\n  HAM10000_metadata.csv line {line}, column 'dx': 'x' is not a known diagnosis. Expected one of: akiec, bcc, bkl, df, mel, nv, vasc."))
            + "\n  and 2 more\nTo go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
    }

    [Fact]
    public void Report_ManyRowsForOneReason_ShowsAFewOfEachAndKeepsAll()
    {
        _folder.WriteRows([.. Enumerable.Range(0, 40).Select(i => $"HAM_{i},ISIC_{i},x,histo,45.0,male,back"), "HAM_1,ISIC_1"]);
        using var data = _folder.Open(OnBadImage.Exclude);
        const string UnknownDiagnosis = "column 'dx': 'x' is not a known diagnosis. Expected one of: akiec, bcc, bkl, df, mel, nv, vasc.";
        data.Report.ToString().Should().Be(
            "HAM10000_metadata.csv: 41 rows, 0 kept, 41 left out"
            + "\n  Read as Kaggle's layout: HAM10000_metadata.csv."
            + "\n  UnreadableRow: 1"
            + "\n    HAM10000_metadata.csv line 42: 2 fields. Expected 7, as in the header."
            + "\n  UnknownDiagnosis: 40"
            + $"\n    HAM10000_metadata.csv line 2, {UnknownDiagnosis}"
            + $"\n    HAM10000_metadata.csv line 3, {UnknownDiagnosis}"
            + $"\n    HAM10000_metadata.csv line 4, {UnknownDiagnosis}"
            + "\n    and 37 more in Exclusions");
        data.Report.Exclusions.Select(e => e.Line).Should().Equal(Enumerable.Range(2, 41));
    }

    [Fact]
    public void Clean_MissingValues_AreNamedWithoutAgeAndSex()
    {
        _folder.WriteRows(
            "HAM_0,ISIC_0,nv,histo,,male,back", "HAM_1,ISIC_1,nv,histo,45.0,unknown,back", "HAM_2,ISIC_2,nv,histo,0.0,male,Unknown");
        using var data = _folder.Open();
        var clean = data.Clean();
        clean.Records.Should().BeEmpty();
        clean.Report.ToString().Should().Be(
            "HAM10000_metadata.csv: 3 rows, 0 kept, 3 left out"
            + "\n  Read as Kaggle's layout: HAM10000_metadata.csv."
            + "\n  MissingAge: 2"
            + "\n    HAM10000_metadata.csv line 2: the age of image 'ISIC_0' is missing."
            + "\n    HAM10000_metadata.csv line 4: the age of image 'ISIC_2' is missing."
            + "\n  UnknownValue: 1"
            + "\n    HAM10000_metadata.csv line 3: the sex of image 'ISIC_1' is missing.");
        data.Clean(new CleanOptions { DropMissingAge = false }).Records.Select(r => r.ImageId).Should().Equal("ISIC_0");
        data.Clean(new CleanOptions { DropUnknown = false }).Records.Select(r => r.ImageId).Should().Equal("ISIC_1");
        var split = () => clean.Split(SplitOptions.ByLesion());
        split.Should().Throw<InvalidOperationException>().WithMessage(
            $"The dataset of '{_folder.Root}' has no records to split. Of its 3 rows, left out are: MissingAge (2), UnknownValue (1). See its Report; CleanOptions turns rules of Clean off.");
    }
}
