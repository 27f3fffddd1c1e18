namespace Ham10000.Dataset.Tests;

public sealed class IsicArchiveLayoutTests : IDisposable
{
    private const string Old = "isic_id,attribution,copyright_license,age_approx,anatom_site_general,benign_malignant,diagnosis,diagnosis_confirm_type,image_type,lesion_id,sex";
    private const string New = "isic_id,age_approx,anatom_site_1,anatom_site_2,diagnosis_1,diagnosis_2,diagnosis_3,diagnosis_4,diagnosis_5,sex";
    private readonly LayoutFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FlatDiagnoses_AreMapped()
    {
        _folder.Text("metadata.csv", Old,
            "ISIC_0,\"ViDIR Group, Vienna\",CC-BY-NC,85+,anterior torso,benign,nevus,serial imaging showing no change,dermoscopic,IL_1,male",
            "ISIC_1,\"ViDIR Group, Vienna\",CC-BY-NC,,,malignant,Melanoma,histopathology,dermoscopic,IL_2,female").Images("images/ISIC_0.jpg", "images/ISIC_1.jpg").Text("licenses/attribution.txt", "a,b");
        using var data = _folder.Open();
        data.Layout.Should().Be(DatasetLayout.IsicArchive);
        data.Report.Recognised.Should().Be("Read as an export of the ISIC archive: metadata.csv.");
        data.Report.Warnings.Should().BeEmpty();
        data.Records[0].Should().Be(new LesionRecord
        {
            ImageId = "ISIC_0",
            LesionId = "IL_1",
            Diagnosis = Diagnosis.Nv,
            DxType = "follow_up",
            AgeYears = 85,
            Sex = "male",
            Localization = "anterior torso",
            Collection = "ViDIR Group, Vienna",
            ImagePath = _folder["images/ISIC_0.jpg"],
            Line = 2,
            Source = "metadata.csv",
        });
        data.Records[1].Should().Match<LesionRecord>(r => r.Diagnosis == Diagnosis.Mel && r.AgeYears == null && r.Localization == "unknown");
    }

    [Theory]
    [InlineData("Benign,Benign melanocytic proliferations,Nevus,\"Nevus, Atypical, Dysplastic, or Clark\",", Diagnosis.Nv)]
    [InlineData("Benign,Benign melanocytic proliferations,Nevus,Blue nevus,", Diagnosis.Nv)]
    [InlineData("Malignant,Malignant melanocytic proliferations (Melanoma),Melanoma in situ,\"Melanoma in situ, Lentigo maligna type\",", Diagnosis.Mel)]
    [InlineData("Malignant,Malignant melanocytic proliferations (Melanoma),\"Melanoma, NOS\",,", Diagnosis.Mel)]
    [InlineData("Malignant,Malignant melanocytic proliferations (Melanoma),Melanoma Invasive,,", Diagnosis.Mel)]
    [InlineData("Malignant,Malignant adnexal epithelial proliferations - Follicular,Basal cell carcinoma,\"Basal cell carcinoma, Nodular\",", Diagnosis.Bcc)]
    [InlineData("Indeterminate,Indeterminate epidermal proliferations,Solar or actinic keratosis,,", Diagnosis.Akiec)]
    [InlineData("Malignant,Malignant epidermal proliferations,Squamous cell carcinoma in situ,\"Squamous cell carcinoma in situ, Bowen's disease\",", Diagnosis.Akiec)]
    [InlineData("Benign,Benign epidermal proliferations,Pigmented benign keratosis,,", Diagnosis.Bkl)]
    [InlineData("Benign,Benign epidermal proliferations,Seborrheic keratosis,\"Seborrheic keratosis, Clonal\",", Diagnosis.Bkl)]
    [InlineData("Benign,Benign epidermal proliferations,Solar lentigo,,", Diagnosis.Bkl)]
    [InlineData("Benign,Benign epidermal proliferations,Lichen planus like keratosis,,", Diagnosis.Bkl)]
    [InlineData("Benign,Benign soft tissue proliferations - Fibro-histiocytic,Dermatofibroma,,", Diagnosis.Df)]
    [InlineData("Benign,Benign soft tissue proliferations - Vascular,Hemangioma,\"Hemangioma, Hobnail\",", Diagnosis.Vasc)]
    [InlineData("Benign,Benign soft tissue proliferations - Vascular,,,", Diagnosis.Vasc)]
    public void Open_DiagnosesByLevel_AreMapped(string levels, Diagnosis expected)
    {
        _folder.Text("export.csv", New, $"ISIC_0,50,Trunk,Back,{levels},male").Images("ISIC_0.jpg");
        using var data = _folder.Open();
        data.Records.Should().ContainSingle().Which.Should().Match<LesionRecord>(r => r.Diagnosis == expected && r.Localization == "Back" && r.LesionId == "ISIC_0");
        data.Report.Warnings.Should().ContainSingle().Which.Should().StartWith("export.csv does not say which lesion 1 image(s) show");
    }

    [Theory]
    [InlineData("Benign,Benign adnexal epithelial proliferations - Sebaceous,Nevus sebaceus,,", ExclusionReason.UnknownDiagnosis, "ISIC_0", "the diagnosis 'Nevus sebaceus' of image 'ISIC_0' is none of HAM10000's seven (akiec, bcc, bkl, df, mel, nv, vasc).")]
    [InlineData("Malignant,Malignant epidermal proliferations,\"Squamous cell carcinoma, NOS\",,", ExclusionReason.UnknownDiagnosis, "ISIC_0", "the diagnosis 'Squamous cell carcinoma, NOS' of image 'ISIC_0' is none of HAM10000's seven (akiec, bcc, bkl, df, mel, nv, vasc).")]
    [InlineData(",,,,", ExclusionReason.NoLabel, "ISIC_0", "image 'ISIC_0' has no diagnosis. Expected one of the seven of HAM10000.")]
    public void Open_OtherDiagnoses_FailOrAreExcluded(string levels, ExclusionReason reason, string image, string problem)
    {
        _folder.Text("export.csv", New, $"{image},50,Trunk,Back,{levels},male").Images($"{image}.jpg");
        _folder.Fails().Message.Should().Be($"export.csv line 2: {problem} To go on without such rows, set OpenOptions.OnBadImage to OnBadImage.Exclude.");
        using var data = _folder.Open(OnBadImage.Exclude);
        data.Report.Exclusions.Should().Equal(new Exclusion(image, 2, reason, $"export.csv line 2: {problem}"));
    }

    [Fact]
    public void Open_SquamousCellCarcinomaOfHam10000_IsAkiec()
    {
        _folder.Text("metadata.csv", "isic_id,diagnosis,image_type", "ISIC_0024307,squamous cell carcinoma,clinical: close-up").Images("ISIC_0024307.jpg");
        using var data = _folder.Open();
        data.Records.Should().ContainSingle().Which.Diagnosis.Should().Be(Diagnosis.Akiec);
        data.Report.Warnings.Should().Contain("metadata.csv has images that are not dermoscopic, as those of HAM10000 are: 'clinical: close-up' (1).");
    }
}
