using System.Diagnostics;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class ReportTests(SmallSample sample) : IDisposable
{
    private static readonly string[] Files = ["model-card.md", "predictions.csv", "report.html", "report.json"];
    private readonly TemporaryFolder _folder = new();

    private ReportOptions Options => new() { Title = "Small", Evaluation = sample.Options with { Bootstrap = new BootstrapOptions { Resamples = 50, Level = 0.9, Seed = 3 } } };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_EvaluatesEachPartOnceAndTellsHowFarItIs()
    {
        var seen = new List<ReportProgress>();
        using var model = sample.Model();
        model.train();

        var report = Report.Create(model, sample.Split, LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]), Options with { Progress = new Recorder<ReportProgress>(seen) });

        model.training.Should().BeTrue("the model is left in the mode it was in");
        report.Test.Predictions.ImageIds.Should().Equal(sample.Split.Test.Records.Select(r => r.ImageId));
        report.Validation!.Predictions.ImageIds.Should().Equal(sample.Split.Validation.Records.Select(r => r.ImageId));
        report.Test.BalancedAccuracyInterval.Should().Be(Bootstrap.BalancedAccuracy(report.Test.Predictions, Options.Evaluation.Bootstrap));
        seen.Where(p => p.Stage == ReportStage.Test).Select(p => p.Done).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.EndWith(sample.Split.Test.Count);
        seen.Where(p => p.Stage == ReportStage.Validation).Select(p => p.Done).Should().EndWith(sample.Split.Validation.Count);
        report.Title.Should().Be("Small");
        report.Leakage.Should().BeSameAs(sample.Split.Leakage);
        report.Parts.Select(p => (p.Name, p.Images)).Should().Equal(("train", sample.Split.Train.Count), ("validation", sample.Split.Validation.Count), ("test", sample.Split.Test.Count));
    }

    [Fact]
    public void Create_SaysTheSettingsAndVersionsThatRepeatIt()
    {
        using var model = sample.Model();
        var curves = LearningCurvesTests.Curves([0.5], [0.4]) with { Settings = [new("BatchSize", "4"), new("model", "another's")] };

        var report = Report.Create(model, sample.Split, curves, Options);

        report.Settings.Select(s => s.Key).Should().OnlyHaveUniqueItems().And.Contain(["model", "architecture", "preprocessing", "calibration", "BatchSize", "split", "intervals"]);
        var settings = report.Settings.ToDictionary();
        settings["model"].Should().Be("Model", "what the model itself says goes first");
        settings["split"].Should().Be("by lesion, train 0.4, validation 0.1, test 0.5, seed 1, stratified");
        settings["preprocessing"].Should().StartWith("hair removal: none; colour constancy: none; ").And.NotContain("{");
        settings["intervals"].Should().Contain("over lesions, 50 resamples, level 0.9, seed 3");
        report.Versions.Select(v => v.Key).Should().Equal("Ham10000", "commit", "torch", "runtime", "system", "processor");
        report.Versions.Should().OnlyContain(v => v.Value.Length > 0);
        var all = string.Join('\n', report.Settings.Concat(report.Versions).Select(p => p.Value));
        all.Should().NotContain(Environment.MachineName).And.NotContain(_folder.FullName).And.NotContain(AppContext.BaseDirectory);
    }

    [Fact]
    public void Create_OfFewLesions_WarnsWithCounts()
    {
        using var model = sample.Model();

        var report = Report.Create(model, sample.Split, options: Options);

        report.Warnings.Should().Contain(w => w.StartsWith("Fewer than 10 lesions were evaluated of: akiec ("));
        report.Warnings.Should().Contain(w => w.Contains("which always giving the same answer scores"), "the network was never trained");
        report.Warnings.Should().Contain(sample.Split.Warnings);
    }

    [Fact]
    public void Create_WithoutATestPart_JudgesByTheValidationPartAndSaysSo()
    {
        using var data = HamDataset.Open(Path.GetDirectoryName(sample.Split.Train.Records[0].ImagePath!.Split("HAM10000_images")[0])!);
        var split = data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.5, test: 0, seed: 1));
        using var model = sample.Model();

        var report = Report.Create(model, split, options: Options);

        report.Test.SetName.Should().Be("validation");
        report.Validation.Should().BeNull();
        report.Warnings[0].Should().Be("There is no test part. The scores are of the validation part, by which choices may have been made while training; they flatter.");
    }

    [Fact]
    public void Create_WithBadOptions_NamesAllProblems()
    {
        using var model = sample.Model();
        var options = new ReportOptions { MistakesPerClass = -1, Evaluation = new EvaluationOptions { BatchSize = 0, Bootstrap = new BootstrapOptions { Resamples = 0 } } };

        FluentActions.Invoking(() => Report.Create(model, sample.Split, options: options)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "MistakesPerClass is -1, expected 0 to 50. Evaluation: BatchSize is 0, expected 1 to 65536. Evaluation: Resamples is 0, expected at least 1. (Parameter 'options')");
    }

    [Fact]
    public void Create_Cancelled_Stops()
    {
        using var model = sample.Model();
        FluentActions.Invoking(() => Report.Create(model, sample.Split, options: Options, cancellationToken: new CancellationToken(true))).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Of_AnotherSplit_IsRefused()
    {
        using var model = sample.Model();
        var validation = Evaluator.Evaluate(model, sample.Split.Validation, sample.Options);

        FluentActions.Invoking(() => Report.Of(validation, new ReportContext { Split = sample.Split }, Options)).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().Be($"{validation.Predictions.Count} images were evaluated, and the part 'test' of the split has {sample.Split.Test.Count}. Pass the split whose part was evaluated. (Parameter 'context')");
    }

    [Fact]
    public void Save_WritesEveryFileAndNothingElse()
    {
        using var model = sample.Model();
        var report = Report.Create(model, sample.Split, LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]), Options);

        var written = report.Save(_folder["out"]);

        written.Should().OnlyContain(path => File.Exists(path));
        Directory.EnumerateFiles(_folder["out"], "*", SearchOption.AllDirectories).Should().BeEquivalentTo(written);
        Directory.EnumerateFiles(_folder["out"]).Select(Path.GetFileName).Should().BeEquivalentTo(Files);
        Directory.EnumerateFiles(_folder["out", "figures"]).Should().Contain(f => f.EndsWith("training-curves.svg")).And.OnlyContain(f => f.EndsWith(".svg"));
        PageText.Page(File.ReadAllText(_folder["out", "report.html"]));
        foreach (var figure in Directory.EnumerateFiles(_folder["out", "figures"]))
        {
            PageText.Svg(File.ReadAllText(figure));
        }
    }

    [Fact]
    public void SaveFigures_WhereAnEarlierReportHadMore_LeavesNoneOfIts()
    {
        using var model = sample.Model();
        var report = Report.Create(model, sample.Split, LearningCurvesTests.Curves([0.5, 0.6], [0.4, 0.5]), Options);
        var all = report.SaveFigures(_folder["figures"]);
        File.WriteAllText(_folder["figures", "mine.svg"], "");
        ReportFigures.FileNames.Should().BeEquivalentTo(all.Select(Path.GetFileName), "a new figure must be listed");

        var fewer = (report with { Curves = null, Subgroups = null }).SaveFigures(_folder["figures"]);

        Directory.EnumerateFiles(_folder["figures"]).Should().BeEquivalentTo([.. fewer, _folder["figures", "mine.svg"]]);
    }

    [Fact]
    public void ToJson_LoadedAndWrittenAgain_IsTheSame()
    {
        using var model = sample.Model();
        var report = Report.Create(model, sample.Split, LearningCurvesTests.Curves([0.5, double.NaN], [0.4, 0.5]), Options with { Date = new DateOnly(2026, 5, 31), Data = "drawn" });

        report.SaveJson(_folder["report.json"]);
        var loaded = Report.Load(_folder["report.json"]);

        (loaded with { Mistakes = report.Mistakes }).ToJson().Should().Be(report.ToJson());
        loaded.Test.Predictions.Probabilities.ToArray().Should().Equal(report.Test.Predictions.Probabilities.ToArray());
        loaded.Test.BalancedAccuracyInterval.Should().Be(report.Test.BalancedAccuracyInterval);
        loaded.Curves!.Epochs.Should().Equal(report.Curves!.Epochs);
        loaded.Date.Should().Be(new DateOnly(2026, 5, 31));
        var json = JsonDocument.Parse(report.ToJson()).RootElement;
        json.GetProperty("format").GetString().Should().Be("ham10000.report/1");
        json.GetProperty("curves").GetProperty("epochs")[1].GetProperty("trainingAccuracy").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("parts")[2].GetProperty("images").GetInt32().Should().Be(sample.Split.Test.Count);
        json.GetProperty("leakage").GetProperty("sharedLesions").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("\"format\": \"ham10000.report/1\"", "\"format\": \"ham10000.report/9\"", "its format is 'ham10000.report/9', and this version reads 'ham10000.report/1'.")]
    [InlineData("\"actual\": \"akiec\"", "\"actual\": \"nevus\"", "].actual it has 'nevus', expected one of akiec, bcc, bkl, df, mel, nv, vasc.")]
    [InlineData("\"actual\": \"akiec\"", "\"actual\": \"bcc\"", "at test.confusionMatrix it has other counts than those of the predictions.")]
    [InlineData("\"title\": \"Small\"", "\"title\": 3", "line 3, at $.title: the value has another type than is expected there.")]
    [InlineData("\"title\": \"Small\"", "\"title\": \"Small\",\n  \"titel\": \"\"", "line 4, at $.titel: The JSON property 'titel' could not be mapped")]
    [InlineData("\"title\": \"Small\"", "\"title\": \"Small\",\n  \"title\": \"\"", "Duplicate property 'title'")]
    [InlineData("\"zeroDivision\": \"Zero\"", "\"zeroDivision\": \"7\"", "at test.zeroDivision it has '7', expected one of Zero, One, NaN.")]
    [InlineData("{", "", "line 2, ':' is invalid after a single JSON value.")]
    public void Load_WhatIsNoReport_SaysWhereAndWhat(string text, string replacement, string problem)
    {
        using var model = sample.Model();
        var json = Report.Create(model, sample.Split, options: Options).ToJson();
        var place = json.IndexOf(text, StringComparison.Ordinal);
        place.Should().BeGreaterThanOrEqualTo(0);
        File.WriteAllText(_folder["bad.json"], string.Concat(json.AsSpan(0, place), replacement, json.AsSpan(place + text.Length)));

        FluentActions.Invoking(() => Report.Load(_folder["bad.json"])).Should().ThrowExactly<FormatException>().Which.Message
            .Should().StartWith($"'{_folder["bad.json"]}' cannot be read as a report: ").And.Contain(problem).And.EndWith("Expected a report as Report.SaveJson writes it.");
    }

    [Fact]
    public void Parts_OtherClassOrImage_HaveAnotherFingerprint()
    {
        var records = sample.Split.Test.Records;
        var whole = PartSummary.Of(sample.Split.Test);

        PartSummary.Of(ImageSet.FromRecords(records.Reverse())).Fingerprint.Should().Be(whole.Fingerprint, "the order plays no part").And.HaveLength(64);
        PartSummary.Of(ImageSet.FromRecords(records.Skip(1))).Fingerprint.Should().NotBe(whole.Fingerprint);
        PartSummary.Of(ImageSet.FromRecords(records, target: Target.Malignancy)).Fingerprint.Should().NotBe(whole.Fingerprint);
        whole.Lesions.Should().Be(records.Select(r => r.LesionId).Distinct().Count());
    }

    [UnixFact]
    public void Fingerprint_ByTheShellFromTheSplitsFile_IsTheSame()
    {
        sample.Split.SaveCsv(_folder["split.csv"]);
        const string script = "awk -F, '$4 == \"test\" { print $1 \"\\t\" $3 }' split.csv | LC_ALL=C sort | sha256sum";
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true })!;
        shell.StandardOutput.ReadToEnd()[..64].Should().Be(PartSummary.Of(sample.Split.Test).Fingerprint);
    }

    private sealed class Recorder<T>(List<T> seen) : IProgress<T>
    {
        public void Report(T value) => seen.Add(value);
    }
}
