using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>The mistakes that the model was surest of, with the picture and what spoke for the class it gave.</summary>
internal static class MistakeSection
{
    private const int JpegQuality = 85;

    public static Section? Of(Report report)
    {
        if (report.Mistakes.Count == 0)
        {
            return null;
        }

        var methods = string.Join(", ", report.Mistakes.Where(m => m.Overlay is not null).Select(m => m.Method).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal));
        var body = new Markup()
            .AddConstant("<p>By true class, the surest mistake first. These are the worst cases, not typical ones.</p>\n");
        if (methods.Length > 0)
        {
            body.Add($"<p>The second picture of each pair ({methods}) shows what spoke for the class that was given: little where it is violet or left as it is, more from green to yellow; grey is what the network was not shown. It tells where the network looked, not why, and is no finding.</p>\n");
        }

        foreach (var group in report.Mistakes.GroupBy(m => m.Mistake.Actual, StringComparer.Ordinal))
        {
            body.Add($"<h3>True class: {group.Key}{(PageTable.FullName(group.Key) is { } words ? $", {words}" : "")}</h3>\n<ul class=\"cases\">\n");
            foreach (var mistake in group)
            {
                Case(body, mistake);
            }

            body.AddConstant("</ul>\n");
        }

        return new Section("mistakes", "Most confident mistakes", body);
    }

    private static void Case(Markup body, ExplainedMistake explained)
    {
        var mistake = explained.Mistake;
        var said = $"{FocusClass.Word(mistake.Actual)}, called {FocusClass.Word(mistake.Predicted)} with probability {Display.Percent(mistake.Probability)}";
        body.Add($"<li><figure><div class=\"pair{(explained.Overlay is null ? " single" : "")}\">\n").Add(Picture(explained.Image, $"Image {mistake.ImageId}: {said}"));
        if (explained.Overlay is { } overlay)
        {
            body.Add(Picture(overlay, $"{(explained.Method.Length > 0 ? explained.Method : "Overlay")} of image {mistake.ImageId}: what spoke for {FocusClass.Word(mistake.Predicted)}"));
        }

        body.Add($"</div>\n<figcaption><b>{mistake.Actual} called {mistake.Predicted}, {Display.Percent(mistake.Probability)} sure</b> probability of {mistake.Actual} {Display.Percent(mistake.ActualProbability)}; image {mistake.ImageId}, lesion {mistake.LesionId}</figcaption></figure></li>\n");
    }

    private static Markup Picture(RgbImage image, string words) => new Markup().Add(
        $"<img width=\"{image.Width}\" height=\"{image.Height}\" alt=\"{words}\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(JpegEncoder.Encode(image, JpegQuality))}\"/>\n");
}
