namespace Ham10000.Dataset.Tests;

public class PatientEncoderTests
{
    private static readonly PatientEncoder Encoder = new() { AgeMeanYears = 50, AgeDeviationYears = 20 };

    [Fact]
    public void Encode_KnownFacts_AreStandardisedAndOneHot()
    {
        var vector = Encoder.Encode(new PatientFacts { AgeYears = 65, Sex = " Male", Localization = "Ear" });

        vector.Should().HaveCount(20).And.HaveCount(Encoder.Length);
        Named(Encoder, vector).Should().BeEquivalentTo(new Dictionary<string, float> { ["age"] = 0.75f, ["sex male"] = 1, ["site ear"] = 1 });
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0d, "unknown", "Unknown")]
    [InlineData(0d, "", "  ")]
    [InlineData(0d, "other", "left arm")]
    public void Encode_MissingFacts_AreZerosWithTheirFlags(double? age, string? sex, string? site)
    {
        var vector = Encoder.Encode(new PatientFacts { AgeYears = age, Sex = sex, Localization = site });

        Named(Encoder, vector).Should().BeEquivalentTo(new Dictionary<string, float> { ["age missing"] = 1, ["sex missing"] = 1, ["site missing"] = 1 });
        vector.Should().Equal(Encoder.Encode(PatientFacts.Unknown));
    }

    [Fact]
    public void Encode_TheMeanAge_IsNotAMissingOne() =>
        Encoder.Encode(new PatientFacts { AgeYears = 50 }).Should().NotEqual(Encoder.Encode(PatientFacts.Unknown));

    [Fact]
    public void Names_OfEveryChoiceOfColumns_AreAsManyAsValues()
    {
        foreach (var columns in Enumerable.Range(1, 7).Select(c => (PatientColumns)c))
        {
            var encoder = Encoder with { Columns = columns };
            encoder.Names.Should().HaveCount(encoder.Length).And.OnlyHaveUniqueItems();
            encoder.Encode(PatientFacts.Unknown).Sum().Should().Be(System.Numerics.BitOperations.PopCount((uint)columns), "each column has its flag");
        }

        (Encoder with { Columns = PatientColumns.Age | PatientColumns.Sex }).Names.Should().Equal("age", "age missing", "sex female", "sex male", "sex missing");
        PatientEncoder.LengthOf(PatientColumns.Localization).Should().Be(15);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(151)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Encode_AnAgeThatIsNone_IsRefusedWithoutSayingIt(double age) =>
        Encoder.Invoking(e => e.Encode(new PatientFacts { AgeYears = age })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("The age is not one. Expected a number of years from 0 to 150; null and 0 count as missing.");

    [Fact]
    public void Encode_IntoTheWrongRoom_SaysHowMuchItNeeds() =>
        Encoder.Invoking(e => e.Encode(PatientFacts.Unknown, new float[19])).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Expected room for 20 values, got 19. (Parameter 'vector')");

    [Fact]
    public void Encode_ARecord_KnowsNothingOfItsDiagnosis()
    {
        var record = Record("a", 40, "female", "back");

        Encoder.Encode(PatientFacts.Of(record with { Diagnosis = Diagnosis.Mel, DxType = "histo" }))
            .Should().Equal(Encoder.Encode(PatientFacts.Of(record with { Diagnosis = Diagnosis.Nv, DxType = "follow_up" })));
    }

    [Fact]
    public void Fit_TakesTheKnownAgesOfTheTrainingSet()
    {
        var encoder = PatientEncoder.Fit(Set(Record("a", 30), Record("b", 60), Record("c", 0), Record("d", null)));

        encoder.Should().Be(new PatientEncoder { AgeMeanYears = 45, AgeDeviationYears = 15 });
        PatientEncoder.Fit(Set(Record("a", 30), Record("b", 30))).AgeDeviationYears.Should().Be(1);
        PatientEncoder.Fit(Set(Record("a", 30)), PatientColumns.Sex).Should().Be(new PatientEncoder { Columns = PatientColumns.Sex });
    }

    [Fact]
    public void Fit_NoAgeAtAll_SaysWhatToLeaveOut() =>
        ((Action)(() => PatientEncoder.Fit(Set(Record("a", null), Record("b", 0))))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "No image of the set 'train' has an age, so there is nothing to standardise ages with. "
            + "Leave the age out: choose among PatientColumns.Sex and PatientColumns.Localization. (Parameter 'training')");

    [Fact]
    public void Fit_NoColumns_IsRefused() =>
        ((Action)(() => PatientEncoder.Fit(Set(Record("a", 30)), PatientColumns.None))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The patient encoder cannot be used: Columns is None, expected one or more of Age, Sex and Localization.");

    [Fact]
    public void Fit_ForATargetThatTheVectorWouldHold_IsRefused()
    {
        var sexes = ImageSet.FromRecords([Record("a", 30)], "train", Target.Sex);
        var sites = ImageSet.FromRecords([Record("a", 30)], "train", Target.Localization);

        ((Action)(() => PatientEncoder.Fit(sexes))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The target of the set 'train' is sex, and patient data with Sex would hold the answer. Leave it out: PatientColumns.All & ~PatientColumns.Sex. (Parameter 'columns')");
        ((Action)(() => PatientEncoder.Fit(sites))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The target of the set 'train' is localization, and patient data with Localization would hold the answer. "
            + "Leave it out: PatientColumns.All & ~PatientColumns.Localization. (Parameter 'columns')");
        PatientEncoder.Fit(sexes, PatientColumns.All & ~PatientColumns.Sex).Length.Should().Be(17);
        PatientEncoder.Fit(sites, PatientColumns.Age | PatientColumns.Sex).Length.Should().Be(5);
    }

    [Fact]
    public void CoverageOf_CountsWhatIsMissingAndNamesForeignSites()
    {
        var set = Set(
            Record("a", 30, "female", "back"), Record("b", 0, "unknown", "unknown"), Record("c", null, "X", "Head/Neck"), Record("d", 40, "male", "head/neck"),
            Record("e", 40, "male", "mouth"));

        var coverage = Encoder.CoverageOf(set);

        coverage.ToString().Should().Be("missing in 5 images: age 2, sex 2, localization 4");
        coverage.Warnings.Should().Equal(
            "The localization of 3 of 5 images of the set 'train' is none of HAM10000's 14 sites and counts as missing: 'head/neck' 2, 'mouth' 1.",
            "The sex of 1 of 5 images of the set 'train' is neither female, male nor unknown, and counts as missing.");
        var ages = (Encoder with { Columns = PatientColumns.Age }).CoverageOf(set);
        ages.ToString().Should().Be("missing in 5 images: age 2");
        ages.Warnings.Should().BeEmpty("sites are none of its business");
    }

    [Fact]
    public void Encoder_AsText_SaysWhatItHolds()
    {
        Encoder.ToString().Should().Be("age (mean 50.0, deviation 20.0 years), sex, localization: 20 values");
        (Encoder with { Columns = PatientColumns.Sex | PatientColumns.Localization }).ToString().Should().Be("sex, localization: 18 values");
    }

    [Fact]
    public void Facts_AsText_HoldNeitherAgeNorSex() =>
        new PatientFacts { AgeYears = 37, Sex = "female", Localization = "back" }.ToString().Should().Be("age known, sex known, localization back");

    private static Dictionary<string, float> Named(PatientEncoder encoder, float[] vector) =>
        encoder.Names.Zip(vector).Where(pair => pair.Second != 0).ToDictionary(pair => pair.First, pair => pair.Second);

    private static ImageSet Set(params LesionRecord[] records) => ImageSet.FromRecords(records, "train");

    private static LesionRecord Record(string id, double? age, string sex = "female", string site = "back") =>
        new() { ImageId = id, LesionId = id, Diagnosis = Diagnosis.Nv, ImagePath = $"/{id}.jpg", AgeYears = age, Sex = sex, Localization = site };
}
