using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class ModelCardTests
{
    private static readonly LabelSchema Schema = new("t", LabelKind.Multiclass, ["a|b", "<nv & co>", "*c*_d_"]);

    private static readonly Report Bare = Report.Of(new EvaluationReport(
        new Predictions(Schema, ["i0", "i1", "i2", "i3"], ["a", "a", "b", "c"], [0, 0, 2, 2], [0.5f, 0.25f, 0.25f, 0, 0.25f, 0.75f, 0, 0, 1, 0, 0, 1]),
        new EvaluationReportOptions { SetName = "test", Bootstrap = new BootstrapOptions { Resamples = 20 } }), options: new ReportOptions { Evaluation = new EvaluationOptions { Bootstrap = new BootstrapOptions { Resamples = 20 } } });

    [Fact]
    public void ToModelCard_HasTheSectionsOfMitchellEtAl() => Headings(Bare.ToModelCard()).Should().Equal(
        "# Model card: a skin-lesion classifier", "## Model details", "## Intended use", "## Factors", "## Metrics", "## Evaluation data", "## Training data",
        "## Quantitative analyses", "### All classes", "### By class", "## Ethical considerations", "## Caveats and recommendations", "## How to reproduce");

    [Fact]
    public void ToModelCard_OfWhatIsNotKnown_SaysNotStated()
    {
        var card = Bare.ToModelCard();
        card.Should().Contain("- Developed by: not stated").And.Contain("- Date: not stated").And.Contain("How the data were divided is not stated.")
            .And.Contain("It must not be used for:").And.Contain("CC BY-NC 4.0").And.Contain("skin type is not recorded");
    }

    [Fact]
    public void ToModelCard_OfNamesWithMarks_EscapesThem()
    {
        var card = (Bare with { Title = "net <b>|*x*_" }).ToModelCard();
        card.Should().StartWith("# Model card: net \\<b\\>\\|\\*x\\*\\_\n").And.Contain("| a\\|b |").And.Contain("| \\<nv \\& co\\> |").And.Contain("| \\*c\\*\\_d\\_ |");
        var tables = card.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
        tables.Should().OnlyContain(bars => bars > 2);
    }

    [Fact]
    public void ToModelCard_OfOtherImages_DoesNotSpeakOfHam10000AsTheirSource()
    {
        var card = (Bare with { Data = "700 drawn images.", Date = new DateOnly(2026, 5, 31) }).ToModelCard();
        card.Should().Contain("## Training data\n\n700 drawn images.\n").And.Contain("- Date: 2026-05-31").And.NotContain("Rosendahl").And.NotContain("light skin.").And.NotContain("CC BY-NC");
    }

    [Fact]
    public void ToModelCard_HoldsScoresWithIntervalsAndWarnings()
    {
        var card = Bare.ToModelCard();
        var balanced = Bare.Intervals!.BalancedAccuracy;
        card.Should().Contain(FormattableString.Invariant($"| balanced accuracy | {balanced.Estimate:F3} | {balanced.Lower:F3} to {balanced.Upper:F3} |"));
        card.Should().Contain("- Fewer than 10 lesions were evaluated of: a\\|b (1), \\*c\\*\\_d\\_ (2).").And.Contain("- No image of \\<nv \\& co\\> was evaluated");
        card.Should().NotContain("NaN").And.NotContain(Environment.MachineName).And.EndWith("|\n");
    }

    private static IEnumerable<string> Headings(string card) => card.Split('\n').Where(line => line.StartsWith('#'));
}
