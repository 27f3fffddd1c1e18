namespace Ham10000.Dataset.Tests;

public class LabelSchemaTests
{
    [Fact]
    public void Diagnoses_ClassNames_AreTheCodesInOrder()
    {
        LabelSchema.Diagnoses.ToString().Should().Be("dx: akiec, bcc, bkl, df, mel, nv, vasc");
        Enum.GetValues<Diagnosis>().Select(d => d.Code).Should().Equal(LabelSchema.Diagnoses.ClassNames);
        Enum.GetValues<Diagnosis>().Where(d => d.IsMalignant).Should().Equal(Diagnosis.Akiec, Diagnosis.Bcc, Diagnosis.Mel);
    }

    [Fact]
    public void Equals_SameNames_IsEqual()
    {
        var other = new LabelSchema("dx", LabelKind.Multiclass, [.. LabelSchema.Diagnoses.ClassNames]);
        other.Should().Be(LabelSchema.Diagnoses);
        other.GetHashCode().Should().Be(LabelSchema.Diagnoses.GetHashCode());
        new LabelSchema("dx", LabelKind.Multiclass, [.. LabelSchema.Diagnoses.ClassNames.Reverse()]).Should().NotBe(LabelSchema.Diagnoses);
    }

    [Theory]
    [InlineData(LabelKind.Multiclass, new[] { "a" }, "The multiclass target 't' has 1 class(es). Expected at least 2. (Parameter 'classNames')")]
    [InlineData(LabelKind.Binary, new[] { "a", "b", "c" }, "The binary target 't' has 3 class(es). Expected exactly 2. (Parameter 'classNames')")]
    [InlineData(LabelKind.Multiclass, new[] { "a", "b", "a" }, "The target 't' has the class name 'a' twice. Expected names that differ. (Parameter 'classNames')")]
    [InlineData(LabelKind.Multiclass, new[] { "a", " " }, "The target 't' has an empty class name. Expected names that differ. (Parameter 'classNames')")]
    public void Constructor_BadNames_AreRefused(LabelKind kind, string[] names, string message)
    {
        var create = () => new LabelSchema("t", kind, names);
        create.Should().Throw<ArgumentException>().WithMessage(message);
    }
}
