using System.Text.Json;

namespace Ham10000.Evaluation.Tests;

public sealed class McNemarTests
{
    private static readonly McNemarMethod[] Methods =
        [McNemarMethod.LesionExact, McNemarMethod.LesionChiSquared, McNemarMethod.Exact, McNemarMethod.ChiSquared, McNemarMethod.ChiSquaredCorrected];

    public static TheoryData<string> Golden => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "mcnemar.jsonl"))];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Test_OfTwoModels_EqualsScipyAndNumPy(string line)
    {
        var expected = JsonDocument.Parse(line).RootElement;
        var first = new GoldenSet(expected.GetProperty("mcnemar").GetInt32()).ToPredictions();
        var tests = expected.GetProperty("tests").EnumerateArray().Select(t => t.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()).ToArray());
        foreach (var (method, values) in Methods.Zip(tests))
        {
            var found = McNemar.Test(first, PairedBootstrapTests.Shifted(first), method);

            long[] counts = [found.BothRight, found.OnlyFirstRight, found.OnlySecondRight, found.BothWrong];
            counts.Should().Equal(expected.GetProperty("counts").EnumerateArray().Select(v => v.GetInt64()));
            (found.Lesions, found.DiscordantLesions).Should().Be((expected.GetProperty("lesions").GetInt32(), expected.GetProperty("discordant").GetInt32()));
            double[] numbers = [found.Statistic, found.PValue];
            numbers.Should().Equal(values, (a, b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(b)), "of {0}", method);
            found.Method.Should().Be(method);
        }
    }

    [Fact]
    public void Golden_CoversSets() => Golden.Should().HaveCount(51);

    [Fact]
    public void Test_WithOneImagePerLesion_IsTheBinomialTest()
    {
        var (ids, first, second) = Answers(onlyFirst: 9, onlySecond: 2);
        var result = McNemar.Test(ids, first, second);
        (result.Method, result.Statistic).Should().Be((McNemarMethod.LesionExact, 7));
        result.PValue.Should().BeApproximately(0.0654296875, 1e-15, "2 · (1 + 11 + 55) / 2048").And.Be(McNemar.Test(ids, first, second, McNemarMethod.Exact).PValue);
        result.AccuracyDifference.Should().BeApproximately(7.0 / 111, 1e-15);
    }

    [Fact]
    public void Test_OfImagesOfOneLesion_CountsTheLesionOnce()
    {
        var (_, first, second) = Answers(onlyFirst: 9, onlySecond: 2);
        string[] one = [.. first.Select((_, i) => i < 9 ? "one" : $"image {i}")];

        // Nine photographs of one lesion are one piece of evidence: whatever the signs of 9, 1 and 1, their sum is 7 at least.
        var result = McNemar.Test(one, first, second);
        (result.DiscordantLesions, result.PValue).Should().Be((3, 1));
        McNemar.Test(one, first, second, McNemarMethod.Exact).PValue.Should().BeLessThan(0.07, "images taken for independent seem to say more");
    }

    [Fact]
    public void Test_Automatic_IsChiSquaredForManyLesions()
    {
        Method(onlyFirst: 13, onlySecond: 12).Should().Be(McNemarMethod.LesionExact);
        Method(onlyFirst: 13, onlySecond: 13).Should().Be(McNemarMethod.LesionChiSquared);

        static McNemarMethod Method(int onlyFirst, int onlySecond)
        {
            var (ids, first, second) = Answers(onlyFirst, onlySecond);
            return McNemar.Test(ids, first, second).Method;
        }
    }

    [Fact]
    public void Test_OfModelsThatAgree_FindsNothing()
    {
        var (ids, first, second) = Answers(onlyFirst: 0, onlySecond: 0);
        McNemar.Test(ids, first, second).PValue.Should().Be(1);
        var squared = McNemar.Test(ids, first, second, McNemarMethod.ChiSquared);
        (squared.Statistic, squared.PValue).Should().Be((double.NaN, double.NaN), "nothing divided by nothing");
        McNemar.Test(["one", "one"], [true, true], [false, true], McNemarMethod.LesionChiSquared).PValue.Should().Be(double.NaN, "one lesion shows no variance");
    }

    [Fact]
    public void Test_InAnotherOrderOfImagesOrModels_IsTheSame()
    {
        var first = new GoldenSet(16).ToPredictions();
        var second = PairedBootstrapTests.Shifted(first);
        var reversed = PredictionParts.Of(second, [.. Enumerable.Range(0, second.Count).Reverse()]);
        foreach (var method in Methods)
        {
            var result = McNemar.Test(first, second, method);
            McNemar.Test(first, reversed, method).Should().Be(result);
            McNemar.Test(second, first, method).PValue.Should().Be(result.PValue);
        }
    }

    [Fact]
    public void Test_OfWhatDoesNotFit_Throws()
    {
        var first = new GoldenSet(16).ToPredictions();
        FluentActions.Invoking(() => McNemar.Test(first, new GoldenSet(17).ToPredictions())).Should().ThrowExactly<ArgumentException>();
        FluentActions.Invoking(() => McNemar.Test(["a"], [true], [])).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Found 1 lesion ids and 1 and 0 answers. Expected one of each per image, and at least one image. (Parameter 'lesionIds')");
        FluentActions.Invoking(() => McNemar.Test(["a"], [true], [true], (McNemarMethod)9)).Should().ThrowExactly<ArgumentException>()
            .WithMessage("The method is 9. Expected one of: Automatic, LesionExact, LesionChiSquared, Exact, ChiSquared, ChiSquaredCorrected. (Parameter 'method')");
    }

    [Fact]
    public void ToString_NamesCountsAndMethod()
    {
        var (ids, first, second) = Answers(onlyFirst: 31, onlySecond: 12);
        McNemar.Test(ids, first, second).ToString().Should().Be("31 images right by the first alone, 12 by the second alone: p = 0.0039 (chi-squared 8.34, lesions as units)");
        McNemar.Test(ids, first, second, McNemarMethod.ChiSquaredCorrected).ToString().Should().EndWith("p = 0.0061 (chi-squared 7.53 with correction, images as units)");
        (ids, first, second) = Answers(onlyFirst: 1, onlySecond: 19);
        McNemar.Test(ids, first, second).ToString().Should().Be("1 image right by the first alone, 19 by the second alone: p < 0.0001 (exact, lesions as units)");
    }

    private static (string[] Ids, bool[] First, bool[] Second) Answers(int onlyFirst, int onlySecond)
    {
        const int Agreed = 100;
        string[] ids = [.. Enumerable.Range(0, onlyFirst + onlySecond + Agreed).Select(i => $"image {i}")];
        return (ids, [.. ids.Select((_, i) => i < onlyFirst || i >= onlyFirst + onlySecond)], [.. ids.Select((_, i) => i >= onlyFirst)]);
    }
}
