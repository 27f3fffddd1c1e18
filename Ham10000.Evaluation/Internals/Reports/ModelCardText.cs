using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>A report as a model card, after Mitchell et al. 2019.</summary>
internal sealed partial class ModelCardText(Report report)
{
    private const string NotStated = "not stated";
    private readonly MarkdownText _card = new();
    private readonly EvaluationReport _test = report.Test;

    public override string ToString()
    {
        _card.Heading(1, $"Model card: {(report.Title.Length > 0 ? report.Title : Fact("model") ?? "a skin-lesion classifier")}");
        _card.Paragraph($"Written from the numbers of the run, in the layout of Mitchell et al., \"Model Cards for Model Reporting\" (arXiv:1810.03993). What the run does not know is not stated here.");
        Details();
        IntendedUse();
        Factors();
        Metrics();
        EvaluationData();
        TrainingData();
        Results();
        Ethics();
        Caveats();
        Reproduce();
        return _card.ToString();
    }

    private void Details()
    {
        _card.Heading(2, "Model details").List(
            $"Name: {report.Title.NullIfEmpty() ?? NotStated}",
            $"Architecture: {Fact("model") ?? NotStated}; parameters: {Fact("parameters") ?? NotStated}",
            $"Backbone started from: {Fact("backbone start") ?? NotStated}",
            $"Input: {Detail("input") ?? NotStated}; standardised by {Detail("standardisation") ?? NotStated}",
            $"Output: probabilities of {_test.ConfusionMatrix.ClassCount} classes of {_test.Predictions.Schema.Target}: {Classes}",
            $"Calibration and decision: {Fact("calibration") ?? NotStated}",
            $"Developed by: {NotStated}",
            $"Date: {report.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NotStated}",
            $"Made with: Ham10000 {Version("Ham10000")}, commit {Version("commit")}; torch {Version("torch")}",
            $"Licence of the weights: {NotStated}.{(IsHam10000 ? " They learnt from images under CC BY-NC 4.0, which allows no commercial use of the images." : "")}",
            $"Questions and comments to: {NotStated}");
    }

    private void IntendedUse() => _card.Heading(2, "Intended use")
        .Paragraph($"For research and teaching: to study classifiers of dermatoscopic images, and to compare methods on the same images.")
        .Paragraph($"It must not be used for:")
        .List(
            $"diagnosis, triage, screening, or any other decision about a person. It is no medical device, and nothing here is evidence that it is fit to be one;",
            $"reassurance: a low probability of a malignant class does not mean that a lesion is harmless;",
            $"images other than dermatoscopic ones of single pigmented lesions, such as photographs taken with a phone;",
            $"anything that is none of its classes. It knows {_test.ConfusionMatrix.ClassCount} ({Classes}) and gives every image one of them, healthy skin and other diseases too;",
            $"people, cameras and clinics that differ from those of the training data, without a new evaluation on their images.");

    private void Factors() => _card.Heading(2, "Factors")
        .Paragraph($"Results may differ by age, sex, site of the lesion, how the diagnosis was made, skin type, camera and clinic.")
        .Paragraph(report.Subgroups is { } table
            ? $"Evaluated below: {string.Join(", ", table.Groups.Select(g => Kind(g.Kind)).Distinct())}. Not evaluated, because HAM10000 does not record them: skin type, ethnicity, camera. Whether the model works alike on dark and light skin is not known."
            : (FormattableString)$"None of them was evaluated. HAM10000 does not record skin type, ethnicity and camera; whether the model works alike on dark and light skin is not known.");

    private void Metrics() => _card.Heading(2, "Metrics").List(
        $"Headline: balanced accuracy, the mean recall over the classes that occur (the metric of ISIC 2018), since accuracy rewards answering the commonest class.",
        $"Scores are of the most probable class.{(Fact("calibration") is { } rule ? $" What stands between the network and its answers: {rule}." : "")}",
        $"Intervals come from drawing lesions anew, all images of a lesion together: {Fact("intervals") ?? NotStated}. They tell how far a score may move with another sample of lesions like these, not how the model does elsewhere.");

    private void Ethics() => _card.Heading(2, "Ethical considerations").List(
    [
        .. IsHam10000 ? (FormattableString[])
        [
            $"The images show patients. HAM10000 was published without names, with the approval of the ethics review boards of the Medical University of Vienna and the University of Queensland.",
            $"Most people in HAM10000 have light skin. A model like this may do worse on others, and this card cannot show it.",
        ] : [],
        $"No image, age or sex of a single person is part of this card.",
        $"A missed melanoma can cost a life, a false alarm an operation. The errors above are not of equal weight, and no score here says what they would cost patients.",
    ]);

    private void Caveats()
    {
        _card.Heading(2, "Caveats and recommendations");
        if (report.Warnings.Count > 0)
        {
            _card.Paragraph($"Found in this run:").List(report.Warnings.Select(warning => (FormattableString)$"{warning}"));
        }

        _card.List(
            $"The test images come from where the training images come from. Scores on images from elsewhere are usually lower.",
            $"A class that is rare here is judged by few lesions; look at its interval, not at its score.",
            $"Before any other use: evaluate on your own images, choose thresholds there, and let physicians judge the mistakes.");
    }

    private void Reproduce()
    {
        _card.Heading(2, "How to reproduce").Paragraph($"The settings below, the library's version and images with the fingerprints above repeat the run; on the same kind of processor and with as many threads bit for bit.");
        if (report.Settings.Count > 0)
        {
            _card.Table(["setting", "value"], report.Settings.Select(pair => (string[])[pair.Key, pair.Value]), areNumbers: false);
        }

        _card.Table(["computed with", "version"], report.Versions.Select(pair => (string[])[pair.Key, pair.Value]), areNumbers: false);
    }

    private bool IsHam10000 => report.Data.Length == 0;

    private string Classes => string.Join(", ", _test.ConfusionMatrix.ClassNames);

    private string? Fact(string name) => report.Settings.FirstOrDefault(pair => pair.Key == name).Value ?? Detail(name);

    private string? Detail(string name) => _test.Details.FirstOrDefault(pair => pair.Key == name).Value;

    private string Version(string name) => report.Versions.FirstOrDefault(pair => pair.Key == name).Value ?? NotStated;

    private static string Kind(SubgroupKind kind) => kind switch
    {
        SubgroupKind.Age => "age",
        SubgroupKind.Sex => "sex",
        SubgroupKind.Localization => "site",
        _ => "diagnosis method",
    };
}
