namespace Ham10000.Dataset.Tests;

public class TargetTests
{
    [Fact]
    public void Labels_OfTheReadyMadeTargets_AreInAlphabeticalOrderWhateverTheData()
    {
        Target.Diagnosis.Labels.Should().BeSameAs(LabelSchema.Diagnoses);
        Target.DiagnosisMethod.ToString().Should().Be("dx_type: confocal, consensus, follow_up, histo");
        Target.Sex.ToString().Should().Be("sex: female, male");
        Target.Malignancy.ToString().Should().Be("malignancy: benign, malignant");
        Target.Localization.ToString().Should().Be("localization: abdomen, acral, back, chest, ear, face, foot, genital, hand, lower extremity, neck, scalp, trunk, upper extremity");
        new[] { Target.Sex, Target.Malignancy }.Should().OnlyContain(t => t.Labels.Kind == LabelKind.Binary);
        new[] { Target.DiagnosisMethod, Target.Localization }.Should().OnlyContain(t => t.Labels.Kind == LabelKind.Multiclass);
    }

    [Fact]
    public void ClassOf_Malignancy_IsWhatTheDiagnosisSays()
        => Enum.GetValues<Diagnosis>().Where(d => Target.Malignancy.ClassOf(Record(0) with { Diagnosis = d }) == "malignant")
            .Should().Equal(Diagnosis.Akiec, Diagnosis.Bcc, Diagnosis.Mel);

    [Theory]
    [InlineData("Lower Extremity ", "lower extremity")]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    [InlineData("left knee", null)]
    public void ClassOf_Localization_IsAPublishedSiteOrNone(string written, string? name)
        => Target.Localization.ClassOf(Record(0) with { Localization = written }).Should().Be(name);

    [Fact]
    public void ClassOf_FunctionThatThrows_NamesTheImageAndKeepsTheCause()
    {
        var target = Target.Of("age group", LabelKind.Binary, ["young", "old"], r => r.AgeYears!.Value < 50 ? "young" : "old");
        var ask = () => target.ClassOf(Record(7));
        ask.Should().Throw<InvalidOperationException>().WithInnerException<InvalidOperationException>();
        ask.Should().Throw<InvalidOperationException>().WithMessage("The function of the target 'age group' threw InvalidOperationException for image 'ISIC_7' (line 9). Expected the name of a class, or null for an image that has none.");
    }

    [Theory]
    [InlineData("male ", "a name that differs from a class in case or white space")]
    [InlineData("Male", "a name that differs from a class in case or white space")]
    [InlineData("45", "a name that is no class of it")]
    public void ClassOf_NoClass_NamesTheImageAndNotTheValue(string returned, string found)
    {
        var target = Target.Of("mine", LabelKind.Binary, ["female", "male"], _ => returned);
        var ask = () => target.ClassOf(Record(7));
        ask.Should().Throw<InvalidOperationException>().WithMessage($"The function of the target 'mine' returned {found} for image 'ISIC_7' (line 9). Expected one of: female, male; or null for an image that has none.");
    }

    [Fact]
    public void Of_ClassesThatAreNone_AreRefused()
    {
        var create = () => Target.Of("mine", LabelKind.Binary, ["a", "b", "c"], _ => "a");
        create.Should().Throw<ArgumentException>().WithMessage("The binary target 'mine' has 3 class(es). Expected exactly 2. (Parameter 'classNames')");
    }

    [Fact]
    public void FromRecords_OtherTarget_HasItsLabels()
    {
        var set = ImageSet.FromRecords([Record(0), Record(1) with { Diagnosis = Diagnosis.Mel }], "some", Target.Malignancy);
        set.ClassCounts.Should().Equal(1, 1);
        (set.LabelOf(0), set.LabelOf(1)).Should().Be((0, 1));
        set.ToString().Should().Be("some: 2 images (benign 1, malignant 1)");

        var create = () => ImageSet.FromRecords([Record(0)], target: Target.Sex);
        create.Should().Throw<ArgumentException>().WithMessage("Image 'ISIC_0' has no class of the target 'sex'. Leave it out. (Parameter 'records')");
    }

    private static LesionRecord Record(int i)
        => new() { ImageId = $"ISIC_{i}", LesionId = $"HAM_{i}", Diagnosis = Diagnosis.Nv, ImagePath = "none", Line = i + 2 };
}
