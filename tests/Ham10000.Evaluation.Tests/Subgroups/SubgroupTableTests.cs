using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class SubgroupTableTests
{
    private static readonly BootstrapOptions Few = new() { Resamples = 100, Seed = 2 };

    [Fact]
    public void Of_EveryKind_HasItsGroupsInOrder()
    {
        var records = new List<LesionRecord>
        {
            Record(0, age: 85, sex: "Male ", site: "trunk", method: "histo"), Record(1, age: 20, sex: "unknown", site: "Back", method: ""),
            Record(2, age: 19.5, sex: "female", site: "elbow", method: "follow_up"), Record(3, age: 0, sex: "", site: "", method: "consensus"),
            Record(4, age: null, sex: "other", site: "unknown", method: "confocal"), Record(5, age: 59, sex: "female", site: "acral", method: "histo"),
        };
        var table = SubgroupTable.Of(Predict(records), records, new SubgroupOptions { Bootstrap = Few });

        Names(table, SubgroupKind.Age).Should().Equal("under 20", "20 to 39", "40 to 59", "80 and over", "unknown");
        Names(table, SubgroupKind.Sex).Should().Equal("female", "male", "other", "unknown");
        Names(table, SubgroupKind.Localization).Should().Equal("acral", "back", "trunk", "elbow", "unknown");
        Names(table, SubgroupKind.DiagnosisMethod).Should().Equal("confocal", "consensus", "follow_up", "histo", "unknown");
        table.Groups.Single(g => g.Kind == SubgroupKind.Age && g.Name == "unknown").Images.Should().Be(2, "0 counts as missing, as in PatientEncoder");
        table.Groups.Select(g => g.Kind).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Of_AGroup_HasTheScoresOfItsImages()
    {
        var records = Enumerable.Range(0, 140).Select(i => Record(i, lesion: i / 2, sex: i % 4 < 2 ? "female" : "male", diagnosis: (Diagnosis)(i / 2 % 7))).ToList();
        var predictions = Predict(records, wrong: i => i % 5 == 0);

        var table = SubgroupTable.Of(predictions, ImageSet.FromRecords(records), new SubgroupOptions { Bootstrap = Few });

        var female = table.Groups.Single(g => g.Name == "female");
        var part = PredictionParts.Of(predictions, [.. Enumerable.Range(0, 140).Where(i => i % 4 < 2)]);
        (female.Images, female.Lesions).Should().Be((70, 35));
        female.ClassCounts.Should().Equal(10, 10, 10, 10, 10, 10, 10);
        female.ClassLesions.Should().Equal(5, 5, 5, 5, 5, 5, 5);
        female.Accuracy.Should().Be(Bootstrap.Interval(part, matrix => matrix.Accuracy, Few));
        female.BalancedAccuracy.Should().Be(Bootstrap.BalancedAccuracy(part, Few));

        // A wrong answer is the next class: of akiec bcc, of bcc bkl, of mel nv. Malignant are akiec, bcc and mel.
        var malignant = Enumerable.Range(0, part.Count).Where(i => part.Labels[i] is 0 or 1 or 4).ToList();
        female.MalignantSensitivity!.Estimate.Should().Be((double)malignant.Count(i => part.PredictedClasses[i] is 0 or 1 or 4) / malignant.Count).And.BeInRange(0.5, 0.99);
        var benign = Enumerable.Range(0, part.Count).Except(malignant).ToList();
        female.BenignSpecificity!.Estimate.Should().Be((double)benign.Count(i => part.PredictedClasses[i] is not (0 or 1 or 4)) / benign.Count).And.BeInRange(0.5, 0.99);
        female.Warning.Should().BeNull();
        table.ClassNames.Should().Equal(LabelSchema.Diagnoses.ClassNames);
    }

    [Fact]
    public void Of_GroupsThatAreTooSmall_SaysWhichNumberWas()
    {
        var records = Enumerable.Range(0, 40).Select(i => Record(i, sex: i < 3 ? "male" : "female", diagnosis: i == 20 ? Diagnosis.Mel : Diagnosis.Nv)).ToList();
        var table = SubgroupTable.Of(Predict(records), records, new SubgroupOptions { Bootstrap = Few });

        table.Groups.Single(g => g.Name == "male").Warning.Should().Be(
            "Too small to judge: 3 lesions, expected at least 30.");
        table.Groups.Single(g => g.Name == "female").Warning.Should().Be(
            "Sensitivity not to be judged: 1 malignant lesion, expected at least 10. Balanced accuracy not to be judged: 1 lesion of mel, expected at least 5.");
        var benign = new SubgroupOptions { Bootstrap = Few, MinimumLesions = 3, MinimumMalignantLesions = 1, MinimumBenignLesions = 4 };
        SubgroupTable.Of(Predict(records), records, benign).Groups.Single(g => g.Name == "male").Warning.Should().Be(
            "Sensitivity not to be judged: 0 malignant lesions, expected at least 1. Specificity not to be judged: 3 benign lesions, expected at least 4. "
            + "Balanced accuracy not to be judged: 3 lesions of nv, expected at least 5.");
        var lenient = new SubgroupOptions { Bootstrap = Few, MinimumLesions = 1, MinimumMalignantLesions = 1, MinimumBenignLesions = 1, MinimumClassLesions = 1 };
        SubgroupTable.Of(Predict(records), records, lenient).Groups.Single(g => g.Name == "female").Warning.Should().BeNull();
    }

    [Fact]
    public void Of_OtherTargets_KnowMalignancyOrNot()
    {
        var records = Enumerable.Range(0, 8).Select(i => Record(i, diagnosis: i < 2 ? Diagnosis.Bcc : Diagnosis.Nv)).ToList();
        int[] labels = [.. records.Select(r => r.Diagnosis.IsMalignant ? 1 : 0)];
        float[] probabilities = [.. labels.SelectMany((label, i) => i is 0 or 7 ? new float[] { label, 1 - label } : [1 - label, label])];
        string[] ids = [.. records.Select(r => r.ImageId)];

        var sex = SubgroupTable.Of(new Predictions(Target.Malignancy.Labels, ids, ids, labels, probabilities), records, new SubgroupOptions { Bootstrap = Few })
            .Groups.Single(g => g.Kind == SubgroupKind.Sex);
        (sex.MalignantSensitivity!.Estimate, sex.BenignSpecificity!.Estimate).Should().Be((0.5, 5.0 / 6));

        var other = new Predictions(new LabelSchema("site", LabelKind.Binary, ["a", "b"]), ids, ids, labels, probabilities);
        var group = SubgroupTable.Of(other, records, new SubgroupOptions { Bootstrap = Few }).Groups[0];
        (group.MalignantSensitivity, group.BenignSpecificity, group.Warning).Should().Be((null, null, "Too small to judge: 8 lesions, expected at least 30."));
    }

    [Fact]
    public void Gaps_AreBetweenTheLargeGroupsFurthestApart()
    {
        var sites = new[] { "back", "chest", "face", "unknown" };
        var records = Enumerable.Range(0, 400).Select(i => Record(i, site: i < 396 ? sites[i % 4] : "ear", diagnosis: i / 4 % 2 == 0 ? Diagnosis.Mel : Diagnosis.Nv)).ToList();
        var predictions = Predict(records, wrong: i => i % 4 == 0 ? i % 3 == 0 : i % 4 == 2 ? i % 20 < 4 : i % 4 == 3 && i % 8 == 3);

        var gaps = SubgroupTable.Of(predictions, records, new SubgroupOptions { Bootstrap = Few }).Gaps;

        gaps.Select(g => (g.Kind, g.Score)).Should().Equal(Enum.GetValues<SubgroupScore>().Select(score => (SubgroupKind.Localization, score)));
        var gap = gaps[0];
        (gap.Highest, gap.Lowest, gap.Compared).Should().Be(("chest", "back", 3), "unknown is no group to compare and ear is too small");
        gap.Difference.Estimate.Should().BeApproximately(1.0 / 3, 0.02);
        gap.Difference.Lower.Should().BeInRange(0.15, gap.Difference.Estimate);
        gap.Difference.Upper.Should().BeInRange(gap.Difference.Estimate, 0.5);
        gap.ToString().Should().MatchRegex(@"^localization, balanced accuracy: chest 0\.3\d\d above back \(95 % interval 0\.\d{3} to 0\.\d{3}\), of 3 groups$");
    }

    [Fact]
    public void Of_RecordsThatDoNotFit_SaysWhichImages()
    {
        var records = Enumerable.Range(0, 14).Select(i => Record(i)).ToList();
        var predictions = Predict(records);
        Message(predictions, records.Skip(12)).Should().Be(
            "12 predicted images of 14 have no record: image 0, image 1, image 2, image 3, image 4, image 5, image 6, image 7, image 8, image 9 and 2 more. Pass the records of the set that was predicted. (Parameter 'records')");
        Message(predictions, records.Skip(1)).Should().Be("1 predicted image of 14 has no record: image 0. Pass the records of the set that was predicted. (Parameter 'records')");
        Message(predictions, records.Append(records[3])).Should().Be("Image 'image 3' occurs twice among the records. Expected each image once. (Parameter 'records')");
        Message(predictions, records.Select(r => r.ImageId == "image 2" ? r with { Diagnosis = Diagnosis.Mel } : r)).Should().Be(
            "Image 'image 2' is nv in the predictions and mel in its record. Pass the records of the set that was predicted. (Parameter 'records')");
        Message(predictions, records.Select(r => r.ImageId == "image 2" ? r with { AgeYears = -5 } : r)).Should()
            .StartWith("The age of image 'image 2' is not one. Expected a number of years from 0 to 150; null and 0 count as missing.").And.NotContain("-5");
    }

    [Fact]
    public void Of_BadOptions_NamesEveryProblem()
    {
        var records = new[] { Record(0) };
        var options = new SubgroupOptions { AgeBounds = [20, 20], MinimumLesions = 0, MinimumClassLesions = -1, Bootstrap = new BootstrapOptions { Resamples = 0 } };
        FluentActions.Invoking(() => SubgroupTable.Of(Predict(records), records, options)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "AgeBounds is 20, 20, expected ascending years above 0, e.g. 20, 40, 60, 80. MinimumLesions is 0, expected at least 1. MinimumClassLesions is -1, expected at least 1. "
            + "Resamples is 0, expected at least 1. (Parameter 'options')");
        FluentActions.Invoking(() => SubgroupTable.Of(Predict(records), records, new SubgroupOptions(), new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    internal static LesionRecord Record(
        int number, int? lesion = null, double? age = 50, string sex = "female", string site = "back", string method = "histo", Diagnosis diagnosis = Diagnosis.Nv) => new()
        {
            ImageId = $"image {number}",
            LesionId = $"lesion {lesion ?? number}",
            Diagnosis = diagnosis,
            DxType = method,
            AgeYears = age,
            Sex = sex,
            Localization = site,
            ImagePath = "/nowhere.jpg",
        };

    /// <summary>Right answers, and the next class where they are to be wrong.</summary>
    internal static Predictions Predict(IReadOnlyList<LesionRecord> records, Func<int, bool>? wrong = null)
    {
        var probabilities = new float[records.Count * 7];
        for (var i = 0; i < records.Count; i++)
        {
            probabilities[(i * 7) + (((int)records[i].Diagnosis + (wrong?.Invoke(i) == true ? 1 : 0)) % 7)] = 1;
        }

        return new Predictions(LabelSchema.Diagnoses, [.. records.Select(r => r.ImageId)], [.. records.Select(r => r.LesionId)], [.. records.Select(r => (int)r.Diagnosis)], probabilities);
    }

    private static IEnumerable<string> Names(SubgroupTable table, SubgroupKind kind) => table.Groups.Where(g => g.Kind == kind).Select(g => g.Name);

    private static string Message(Predictions predictions, IEnumerable<LesionRecord> records) =>
        FluentActions.Invoking(() => SubgroupTable.Of(predictions, records)).Should().ThrowExactly<ArgumentException>().Which.Message;
}
