using System.Globalization;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class IsicScorerTests : IDisposable
{
    private const string Header = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Score_OfEveryGoldenCase_IsTheOfficialOne()
    {
        var (values, undecided) = (0, 0);
        foreach (var json in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "isic.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var set = new IsicCase(json.GetProperty("case").GetInt32());
            new IsicSubmission(set.Ids, set.Probabilities).Save(_folder["submission.csv"]);
            File.WriteAllText(_folder["truth.csv"], set.TruthCsv());

            var score = IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]);

            var expected = json.GetProperty("classes").EnumerateArray().ToList();
            score.Classes.Select(c => c.Name).Should().Equal(LabelSchema.Diagnoses.ClassNames);
            foreach (var (found, row) in score.Classes.Append(score.MacroAverage).Zip(expected.Append(json.GetProperty("macro"))))
            {
                double[] all =
                [
                    found.Recall, found.Accuracy, found.Sensitivity, found.Specificity, found.Dice, found.PositivePredictiveValue, found.NegativePredictiveValue,
                    found.RocAuc, found.RocAucAbove80, found.AveragePrecision,
                ];
                all.Should().Equal(row.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()),
                    (a, b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-12, "of {0} in case {1}", found.Name, json.GetProperty("case"));
                values += all.Length;
            }

            score.BalancedAccuracy.Should().BeApproximately(json.GetProperty("balanced").GetDouble(), 1e-12);
            score.Accuracy.Should().BeApproximately(json.GetProperty("accuracy").GetDouble(), 1e-12);
            score.UndecidedImages.Should().HaveCount(json.GetProperty("undecided").GetInt32());
            score.CountedImages.Should().Be(set.Weights.Where((w, i) => w > 0 && set.Ids[i] != IsicGroundTruth.ImageWithoutWeight).Count());
            undecided += score.UndecidedImages.Count;
        }

        (values, undecided).Should().Be((3200, 338));
    }

    [Fact]
    public void ToString_WhereNumbersAreWrittenOtherwise_IsTheSame()
    {
        const string Truth = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC,score_weight\n";
        File.WriteAllText(_folder["submission.csv"], Header + "a,0.5,0.1,0.0,0.0,0.0,0.0,0.0\nb,0.1,0.9,0.0,0.0,0.0,0.0,0.5\n");
        File.WriteAllText(_folder["truth.csv"], Truth + "a,1.0,0.0,0.0,0.0,0.0,0.0,0.0,0.25\nb,0.0,1.0,0.0,0.0,0.0,0.0,0.0,1\n");
        var (score, before, other) = (IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]), CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        var text = score.ToString();
        text.Should().Contain("0.25");
        other.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
        try
        {
            CultureInfo.CurrentCulture = other;
            score.ToString().Should().Be(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Score_OfPredictions_IsThatOfTheirFile()
    {
        var predictions = new IsicCase(1).ToPredictions(6, 0, 3, 1, 5, 2, 4);
        IsicSubmission.From(predictions).Save(_folder["submission.csv"]);
        File.WriteAllText(_folder["truth.csv"], new IsicCase(1).TruthCsv());

        var score = IsicScorer.Score(predictions);

        score.ToString().Should().Be(IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]).ToString());
        score.Images.Should().Be(score.CountedImages + 1, "one image has no weight");
        var whole = new IsicCase(2).ToPredictions(0, 1, 2, 3, 4, 5, 6);
        IsicScorer.Score(whole).BalancedAccuracy.Should().Be(whole.Score(new BalancedAccuracy(TieRule.Undecided)));
    }

    [Fact]
    public void GroundTruth_OfWholeNumbers_IsRead()
    {
        File.WriteAllText(_folder["truth.csv"], Header + "a,0,0,0,0,0,0,1\nISIC_0035068,0,1,0,0,0,0,0\n");
        var truth = IsicGroundTruth.Read(_folder["truth.csv"]);
        truth.Diagnoses.Should().Equal(Diagnosis.Vasc, Diagnosis.Nv);
        truth.Weights.Should().Equal(1, 0);
        truth.ImageIds.Should().Equal("a", IsicGroundTruth.ImageWithoutWeight);
    }

    [Fact]
    public void Score_WithASharedMaximum_LeavesTheImageUndecidedAndWrong()
    {
        File.WriteAllText(_folder["truth.csv"], Header + "a,1.0,0.0,0.0,0.0,0.0,0.0,0.0\nb,0.0,1.0,0.0,0.0,0.0,0.0,0.0\nISIC_0035068,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n");
        File.WriteAllText(_folder["submission.csv"], Header + "b,0.1,0.9,0.0,0.0,0.0,0.0,0.0\na.jpg,0.5,0.5,0.0,0.0,0.0,0.0,0.0\nISIC_0035068.JPG,0.5,0.5,0.0,0.0,0.0,0.0,0.0\n");

        var score = IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]);

        score.BalancedAccuracy.Should().Be(0.5);
        score.UndecidedImages.Should().Equal("a");
        (score.Images, score.CountedImages, score.ConfusionMatrix[5, 5]).Should().Be((3, 2, 1));
        score.Classes[4].Sensitivity.Should().Be(0, "0.5 is not above 0.5");
        score.Classes[4].PositivePredictiveValue.Should().Be(double.NaN);
        score.ToString().Should().StartWith("balanced accuracy 0.5000 of 2 images (accuracy 0.5000)\n\n               recall  accuracy  sensitivity")
            .And.EndWith("\n1 undecided, counted as wrong: a\n\n1 of weight 0, not counted\n");
        IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"], ZeroDivision.One).Classes[4].PositivePredictiveValue.Should().Be(1, "the official scorer says so");
    }

    [Fact]
    public void Score_WithEveryKindOfBadRow_NamesThemAllAtOnce()
    {
        File.WriteAllText(_folder["truth.csv"], Header + "a,1.0,0.0,0.0,0.0,0.0,0.0,0.0\nb,0.0,1.0,0.0,0.0,0.0,0.0,0.0\nISIC_0035068,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n");
        File.WriteAllText(_folder["submission.csv"], Header
            + "a,0.1,0.9,,0.0,0.0,0.0,0.0\nA,nan,x,1.5,-0.5,Infinity,0.0,True\na.jpg,0.5,0.5,0.0,0.0,0.0,0.0,0.0\nc,0.5,0.5,0.0\n,0.5,0.5,0.0,0.0,0.0,0.0,0.0\nb,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8\n");

        Fails(() => IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]), """
            14 problems with submission.csv:
              submission.csv line 2, column 'BCC' of image 'a' is empty. Expected a number.
              submission.csv line 3, column 'MEL' of image 'A' is 'nan'. Expected a number.
              submission.csv line 3, column 'NV' of image 'A' is 'x'. Expected a number.
              submission.csv line 3, column 'VASC' of image 'A' is 'True'. Expected a number.
              submission.csv line 4: image 'a' stands in line 2 already. Expected every image once.
              submission.csv line 5: 4 fields. Expected 8, as in the header.
              submission.csv line 6: the image id is empty. Expected one such as ISIC_0034524.
              submission.csv line 7: 9 fields. Expected 8, as in the header.
              submission.csv line 3, column 'BCC' of image 'A' is 1.5. Expected a probability from 0 to 1.
              submission.csv line 3, column 'AKIEC' of image 'A' is -0.5. Expected a probability from 0 to 1.
              and 4 more
            Submit every image of the ground truth, and no other.
            """, line: 2, image: "a");
    }

    [Fact]
    public void Score_WithMissingAndExtraImages_NamesThem()
    {
        File.WriteAllText(_folder["truth.csv"], Header + "a,1.0,0.0,0.0,0.0,0.0,0.0,0.0\nISIC_0035068,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n");
        File.WriteAllText(_folder["submission.csv"], Header + "a,0.1,0.9,0.0,0.0,0.0,0.0,0.0\nz,0.1,0.9,0.5,0.5,0.5,0.5,0.5\n");

        Fails(() => IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]), """
            2 problems with submission.csv:
              submission.csv line 3: image 'z' is not in the ground truth.
              submission.csv: image 'ISIC_0035068' is missing.
            Submit every image of the ground truth, and no other.
            """, line: 3, image: "z");

        FluentActions.Invoking(() => IsicScorer.Score(IsicSubmission.Read(_folder["submission.csv"]), IsicGroundTruth.Read(_folder["truth.csv"]))).Should()
            .ThrowExactly<ArgumentException>().WithMessage(
                "The submission lacks 1 image(s) (ISIC_0035068) and has 1 other(s) (z). Expected every image of the ground truth, and no other. (Parameter 'submission')");
    }

    [Theory]
    [InlineData("image,MEL,NV,BCC,AKIEC,BKL,DF\n", "line 1: column 'VASC' is missing.")]
    [InlineData("image,mel,NV,BCC,AKIEC,BKL,DF,VASC\n", "2 problems", "  submission.csv line 1: column 'MEL' is missing.\n  submission.csv line 1: column 'mel' is none of this task.\n")]
    [InlineData("image, MEL,NV,BCC,AKIEC,BKL,DF,VASC\n", "2 problems", "  submission.csv line 1: column 'MEL' is missing.\n  submission.csv line 1: column ' MEL' is none of this task.\n")]
    [InlineData("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC,UNK\n", "line 1: column 'UNK' is none of this task.")]
    [InlineData("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC,VASC\n", "line 1: column 'VASC' stands there more than once.")]
    [InlineData("image;MEL;NV;BCC;AKIEC;BKL;DF;VASC\n", "line 1: the columns are separated by semicolons.")]
    public void Read_WithOtherColumns_IsRefused(string header, string problem, string? details = null)
    {
        File.WriteAllText(_folder["submission.csv"], header + string.Join(header.Contains(';') ? ';' : ',', ["a", .. Enumerable.Repeat("0.5", header.Split(',', ';').Length - 1)]) + "\n");
        var start = details is null ? $"submission.csv {problem} " : $"{problem} with submission.csv:\n{details}";
        Fails(() => IsicSubmission.Read(_folder["submission.csv"]),
            start + "Expected the columns image,MEL,NV,BCC,AKIEC,BKL,DF,VASC, spelt so and separated by commas; their order is free.", line: 1);
    }

    [Fact]
    public void Read_OfWholeNumbers_IsRefusedAsOfficially()
    {
        File.WriteAllText(_folder["submission.csv"], Header + "a,1.0,0.0,0,0.0,0.0,0.0,0.0\nb,0,1.0,0,0.0,0.0,0.0,0.0\n");
        Fails(() => IsicSubmission.Read(_folder["submission.csv"]),
            "submission.csv, column 'BCC': every value is a whole number, which the official scorer takes for no probability. Write probabilities with a decimal point, such as 0.0 and 1.0.");
    }

    [Fact]
    public void Read_OfOtherOrderTrailingCommasAndQuotes_Works()
    {
        File.WriteAllText(_folder["submission.csv"], "NV,BCC,BKL,DF,AKIEC,MEL,VASC,image\n\n0.0,0.25,0.0,0.0,5e-1,1.0, 0.125,ISIC_0000123,\n\"1.0\",0.0,0.0,0.0,0.0,0.0,0.0,\"b.jpg\"\n");
        var submission = IsicSubmission.Read(_folder["submission.csv"]);
        submission.ImageIds.Should().Equal("ISIC_0000123", "b");
        submission.Probabilities.ToArray().Should().Equal(0.5, 0.25, 0, 0, 1, 0, 0.125, 0, 0, 0, 0, 0, 1, 0);
        submission[0, Diagnosis.Akiec].Should().Be(0.5);
    }

    [Theory]
    [InlineData("a,1.0,1.0,0.0,0.0,0.0,0.0,0.0", "truth.csv line 2: image 'a' has 1, 1, 0, 0, 0, 0, 0. Expected 1.0 in the column of its diagnosis and 0.0 in the others.")]
    [InlineData("a,0.5,0.0,0.0,0.0,0.0,0.0,0.0", "truth.csv line 2: image 'a' has 0.5, 0, 0, 0, 0, 0, 0. Expected 1.0 in the column of its diagnosis and 0.0 in the others.")]
    [InlineData("a,,0.0,0.0,0.0,0.0,0.0,0.0", "truth.csv line 2, column 'MEL' of image 'a' is empty. Expected a number.")]
    public void GroundTruth_ThatIsNone_IsRefused(string row, string message)
    {
        File.WriteAllText(_folder["truth.csv"], Header + row + "\nb,0.0,1.0,0.5,0.5,0.5,0.5,0.5\n".Replace("0.5", "0.0", StringComparison.Ordinal));
        Fails(() => IsicGroundTruth.Read(_folder["truth.csv"]), message, line: 2, image: "a");
    }

    private static void Fails(Action action, string message, int? line = null, string? image = null)
    {
        var error = action.Should().ThrowExactly<DatasetFormatException>().Which;
        error.Message.Should().Be(message);
        (error.Line, error.ImageId).Should().Be((line, image));
    }
}
