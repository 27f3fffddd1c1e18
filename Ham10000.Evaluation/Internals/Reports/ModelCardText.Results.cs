using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <content>The data and the numbers.</content>
internal sealed partial class ModelCardText
{
    private void EvaluationData()
    {
        _card.Heading(2, "Evaluation data")
            .Paragraph($"The {(_test.SetName.Length > 0 ? _test.SetName : "evaluated")} part: {_test.Extent}. {DataText}");
        if (report.Parts.Count == 0)
        {
            _card.Paragraph($"How the data were divided is not stated.");
            return;
        }

        var names = _test.ConfusionMatrix.ClassNames;
        _card.Table(["part", "images", "lesions", .. names], report.Parts.Select(p =>
            (string[])[p.Name, Display.Count(p.Images), Display.Count(p.Lesions), .. p.ClassCounts.Select(n => Display.Count(n))]));
        if (report.Leakage is { } leakage)
        {
            _card.Paragraph($"Lesions with images in more than one part: {Display.Count(leakage.SharedLesions)}. Images of the test part with another image of their lesion in training: {Display.Count(leakage.TestImages)}.");
        }

        _card.Paragraph($"Fingerprints (SHA-256 of the sorted image ids and classes):")
            .List(report.Parts.Where(p => p.Fingerprint.Length > 0).Select(p => (FormattableString)$"{p.Name}: {p.Fingerprint}"));
    }

    private void TrainingData()
    {
        _card.Heading(2, "Training data");
        if (report.Data.Length > 0)
        {
            _card.Paragraph($"{report.Data}");
            return;
        }

        _card.Paragraph($"The images were read as HAM10000; whether they are it, or a part of it, the counts and fingerprints above tell. Of HAM10000 is known:").List(
            $"10,015 dermatoscopic images of 7,470 pigmented lesions, gathered over 20 years at the Department of Dermatology of the Medical University of Vienna, Austria, and the skin cancer practice of Cliff Rosendahl in Queensland, Australia.",
            $"Diagnoses were confirmed by histopathology for more than half of the lesions, otherwise by follow-up, by the consensus of experts, or by confocal microscopy. How sure a label is differs by class: what looked malignant was excised.",
            $"Known biases: people of both places are mostly of light skin, and skin type is not recorded; two places and their cameras; lesions that physicians chose to photograph or to excise; two thirds are melanocytic nevi; children and some sites are rare.",
            $"Licence: CC BY-NC 4.0. Source: Tschandl, Rosendahl and Kittler, \"The HAM10000 dataset, a large collection of multi-source dermatoscopic images of common pigmented skin lesions\", Scientific Data 5, 180161 (2018), doi:10.1038/sdata.2018.161.");
    }

    private void Results()
    {
        _card.Heading(2, "Quantitative analyses").Heading(3, "All classes").Table(["score", "value", "interval"], Scores());
        _card.Paragraph($"Always answering {_test.MajorityName} would score an accuracy of {Display.Percent(_test.MajorityAccuracy)} here.");
        ByClass();
        Groups();
        Malignant();
        Decision();
        if (report.Intervals is not null || report.Subgroups is not null)
        {
            _card.List(Display.Marks.Select(m => (FormattableString)$"{m.Mark} {m.Meaning}"));
        }
    }

    private IEnumerable<string[]> Scores()
    {
        if (report.Intervals is not { } all)
        {
            return [["balanced accuracy", .. Cells(_test.BalancedAccuracyInterval)], ["accuracy", Display.Score(_test.Accuracy), Display.Missing], ["log loss", Display.Score(_test.CrossEntropy), Display.Missing]];
        }

        (string Name, ConfidenceInterval Value)[] scores =
        [
            ("balanced accuracy", all.BalancedAccuracy), ("accuracy", all.Accuracy), ("macro F1", all.MacroF1), ("macro ROC AUC", all.MacroRocAuc),
            ("macro average precision", all.MacroAveragePrecision), ("Cohen's kappa", all.CohenKappa), ("Matthews correlation", all.MatthewsCorrelation),
            ("log loss", all.LogLoss), ("Brier score", all.BrierScore), ("expected calibration error", all.ExpectedCalibrationError),
        ];
        return scores.Select(s => (string[])[s.Name, .. Cells(s.Value)]);
    }

    private void ByClass()
    {
        _card.Heading(3, "By class");
        if (report.Intervals is { } all)
        {
            _card.Table(["class", "images", "lesions", "recall (sensitivity)", "interval", "specificity", "precision"], all.Classes.Select(c =>
                (string[])[FullName(c.Name), Display.Count(c.Support), Display.Count(c.Lesions), .. Cells(c.Recall), Display.Score(c.Specificity.Estimate), Display.Score(c.Precision.Estimate)]));
            return;
        }

        _card.Table(["class", "images", "recall (sensitivity)", "precision", "F1"], _test.ClassificationReport.Classes.Select(c =>
            (string[])[FullName(c.Name), Display.Count(c.Support), Display.Score(c.Recall), Display.Score(c.Precision), Display.Score(c.F1)]));
    }

    private void Groups()
    {
        if (report.Subgroups is not { } table)
        {
            return;
        }

        _card.Heading(3, "By group").Table(["group", "images", "lesions", "accuracy", "balanced accuracy", "interval", "malignant found"], table.Groups.Select(g =>
            (string[])[$"{Kind(g.Kind)}: {g.Name}{(SubgroupDoubt.IsOfAll(g) ? " (too small to judge)" : "")}", Display.Count(g.Images), Display.Count(g.Lesions), Display.Score(g.Accuracy.Estimate),
                .. Cells(g.BalancedAccuracy, Mark(g, SubgroupScore.BalancedAccuracy)), Display.Score(g.MalignantSensitivity?.Estimate) + Mark(g, SubgroupScore.MalignantSensitivity)]));
        _card.Paragraph($"Balanced accuracy is the mean over the classes that occur in a group; groups with other classes cannot be compared by it. Malignant found: of the malignant images, the share that was given a malignant class. †: for want of lesions this score is not to be judged.");
    }

    private void Malignant()
    {
        if (report.Malignancy is not { } malignancy)
        {
            return;
        }

        _card.Heading(3, "Malignant or benign").Table(["malignant where", "sensitivity", "interval", "specificity", "interval"],
        [
            ["the diagnosis given is", .. Cells(malignancy.ByDiagnosis.Sensitivity), .. Cells(malignancy.ByDiagnosis.Specificity)],
            ["malignant diagnoses together are likelier", .. Cells(malignancy.BySum.Sensitivity), .. Cells(malignancy.BySum.Specificity)],
        ]);
    }

    private void Decision()
    {
        if (_test.DecisionOutcome is not { } outcome)
        {
            return;
        }

        _card.Heading(3, "By the model's decision rule")
            .Paragraph($"The rule: {outcome.Rule}. It decides on {Display.Percent(outcome.Coverage)} of the images; what it leaves undecided counts as wrong unless said otherwise.")
            .Table(["score", "value", "of decided images"],
            [
                ["balanced accuracy", Display.Score(outcome.BalancedAccuracy), Display.Score(outcome.BalancedAccuracyOfDecided)],
                ["accuracy", Display.Score(outcome.Accuracy), Display.Score(outcome.AccuracyOfDecided)],
            ]);
    }

    private static string[] Cells(ConfidenceInterval value, string mark = "") => [Display.Score(value.Estimate) + mark, Display.Bounds(value)];

    private static string Mark(Subgroup group, SubgroupScore score) => !SubgroupDoubt.IsOfAll(group) && SubgroupDoubt.Of(group, score) is not null ? " †" : "";

    private string DataText => report.Data.Length > 0 ? report.Data.TrimEnd('.') + "." : Fact("split") is not null ? "It was set apart as the settings say under split."
        : report.Parts.Count > 0 ? "How the images were divided is not stated; the fingerprints tell which they are." : "";

    private static string FullName(string name) => Diagnosis.TryParseCode(name, out var diagnosis) ? $"{name} ({diagnosis.FullName})" : name;
}
