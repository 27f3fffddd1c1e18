using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Lays a run out as a page: what must be known first, the headline, and a section for every part that the report has.</summary>
internal sealed class RunPage(Report report)
{
    private readonly Captions _captions = new();

    public string Html()
    {
        var curves = CurveSet.Of(report);
        Section?[] sections =
        [
            SummarySection.Of(report, _captions),
            SplitSection.Of(report, _captions),
            TrainingSection(),
            Matrix(),
            ClassSection.Of(report, _captions),
            MalignancySection.Of(report, _captions),
            DecisionSection.Of(report.Test, _captions),
            CurveSection.Of(curves, _captions),
            SubgroupSection.Of(report, _captions),
            MistakeSection.Of(report),
            SettingsSection.Of(report),
            NotesSection.Of(report),
        ];
        return Page.Html(Title(report), Lead(), [.. sections.OfType<Section>()]);
    }

    private static string Title(Report report)
    {
        var title = report.Title.Length > 0 ? report.Title : report.Curves?.Title ?? "";
        return title.Length > 0 ? $"{title}: {char.ToLowerInvariant(report.Test.Title[0])}{report.Test.Title[1..]}" : report.Test.Title;
    }

    private Markup Lead()
    {
        var lead = new Markup().Add($"<p class=\"lead\">{report.Test.Extent}</p>\n");
        if (report.Date is { } date)
        {
            lead.Add($"<p class=\"muted\">{date.ToString("O", CultureInfo.InvariantCulture)}</p>\n");
        }

        if (report.Data.Length > 0)
        {
            lead.Add($"<p class=\"data\"><strong>Images: {report.Data}</strong></p>\n");
        }

        return lead.Add(Page.Warnings(report.Warnings));
    }

    private Section? TrainingSection() => report.Curves is not { Epochs.Count: > 0 } training ? null
        : new Section("training", "Training curves", new CurveFigures(training).Html(_captions));

    private Section Matrix()
    {
        const string text = "Rows: true class. Columns: the class the model gave. Each cell: images, and their share of the row. Blue is right, orange is wrong; the fuller the colour, the larger the share.";
        return new Section("confusion-matrix", "Confusion matrix", _captions.Table("Confusion matrix", text, new ConfusionFigure(report.Test.ConfusionMatrix).Element()));
    }
}
