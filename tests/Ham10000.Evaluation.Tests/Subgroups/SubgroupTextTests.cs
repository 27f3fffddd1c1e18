using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class SubgroupTextTests
{
    private static readonly SubgroupOptions Few = new() { Bootstrap = new BootstrapOptions { Resamples = 50 }, MinimumClassLesions = 1, MinimumLesions = 2, MinimumMalignantLesions = 1, MinimumBenignLesions = 1 };

    private static readonly LesionRecord[] Records =
    [
        SubgroupTableTests.Record(0), SubgroupTableTests.Record(1, diagnosis: Diagnosis.Mel), SubgroupTableTests.Record(2, sex: "=male, they say"),
    ];

    [Fact]
    public void ToString_HasATablePerKind_AndTheWarningsBelowTheirGroups()
    {
        var text = SubgroupTable.Of(SubgroupTableTests.Predict(Records), Records, Few).ToString().Replace('\u00A0', ' ');

        text.Should().Be(
            """
            age               images  lesions                  accuracy         balanced accuracy       malignant sensitivity          benign specificity
            ---------------------------------------------------------------------------------------------------------------------------------------------
            40 to 59               3        3  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 ‡ §)    1.000 (1.000 to 1.000 §)

            sex               images  lesions                  accuracy         balanced accuracy       malignant sensitivity          benign specificity
            ---------------------------------------------------------------------------------------------------------------------------------------------
            female                 2        2  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 ‡ §)  1.000 (1.000 to 1.000 ‡ §)
            =male, they say        1        1  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 §)                           –    1.000 (1.000 to 1.000 §)
              Too small to judge: 1 lesion, expected at least 2.

            localization      images  lesions                  accuracy         balanced accuracy       malignant sensitivity          benign specificity
            ---------------------------------------------------------------------------------------------------------------------------------------------
            back                   3        3  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 ‡ §)    1.000 (1.000 to 1.000 §)

            diagnosis method  images  lesions                  accuracy         balanced accuracy       malignant sensitivity          benign specificity
            ---------------------------------------------------------------------------------------------------------------------------------------------
            histo                  3        3  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 §)  1.000 (1.000 to 1.000 ‡ §)    1.000 (1.000 to 1.000 §)
            ‡ undefined in some of the draws; the interval is of the others alone
            § the same in all draws, which is no certainty: where n lesions are all right, a share of up to about 3/n may still be missed

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void SaveCsv_WritesEveryNumber()
    {
        using var folder = new TemporaryFolder();
        var table = SubgroupTable.Of(SubgroupTableTests.Predict(Records), Records, Few);
        table.SaveCsv(folder["deep/groups.csv"]);

        var lines = File.ReadAllLines(folder["deep/groups.csv"]);
        lines.Should().HaveCount(6);
        lines[0].Should().Be("kind,group,images,lesions,images akiec,images bcc,images bkl,images df,images mel,images nv,images vasc,"
            + "lesions akiec,lesions bcc,lesions bkl,lesions df,lesions mel,lesions nv,lesions vasc,accuracy,accuracy_lower,accuracy_upper,accuracy_defined_share,"
            + "balanced_accuracy,balanced_accuracy_lower,balanced_accuracy_upper,balanced_accuracy_defined_share,malignant_sensitivity,malignant_sensitivity_lower,"
            + "malignant_sensitivity_upper,malignant_sensitivity_defined_share,benign_specificity,benign_specificity_lower,benign_specificity_upper,benign_specificity_defined_share,level,warning");
        lines[3].Should().Be("sex,\"'=male, they say\",1,1,0,0,0,0,0,1,0,0,0,0,0,0,1,0,1,1,1,1,1,1,1,1,,,,0,1,1,1,1,0.95,\"Too small to judge: 1 lesion, expected at least 2.\"");
        lines.Should().OnlyContain(line => line.StartsWith("kind", StringComparison.Ordinal) || line.Length > 30);
    }

    [Fact]
    public void ToString_NamesTheWidestGaps()
    {
        var records = Enumerable.Range(0, 40).Select(i => SubgroupTableTests.Record(i, sex: i % 2 == 0 ? "male" : "female", diagnosis: i < 20 ? Diagnosis.Mel : Diagnosis.Nv)).ToList();
        var table = SubgroupTable.Of(SubgroupTableTests.Predict(records, wrong: i => i % 4 == 0), records, Few);
        table.ToString().Should().Contain("\nWidest gaps\nsex, balanced accuracy: female 0.500 above male (95 % interval ").And.EndWith(", of 2 groups\n");
    }
}
