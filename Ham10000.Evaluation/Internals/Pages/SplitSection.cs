using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What each part of the split holds, and what training knows of the others.</summary>
internal static class SplitSection
{
    public static Section? Of(Report report, Captions captions)
    {
        if (report.Parts.Count == 0 && report.Leakage is null)
        {
            return null;
        }

        var body = new Markup();
        if (report.Parts.Count > 0)
        {
            body.Add(captions.Table("Images and lesions of each part", "A lesion may have several photographs.", Parts(report.Parts, report.Test.ConfusionMatrix.ClassNames)));
            Fingerprints(body, report.Parts);
        }

        if (report.Leakage is { } leakage)
        {
            body.Add($"<h3>Leakage</h3>\n<p>{Sentence(leakage)}</p>\n");
            foreach (var part in ((PartLeakage[])[leakage.Validation, leakage.Test]).Where(part => part.ImageIds.Count > 0))
            {
                body.Add(captions.Table($"What training knows of the {part.Part} part", "An image may count in several columns.", Leaks(part)));
            }
        }

        return new Section("split", "Split and leakage", body);
    }

    private static void Fingerprints(Markup body, IReadOnlyList<PartSummary> parts)
    {
        var known = parts.Where(part => part.Fingerprint.Length > 0).Select(part => KeyValuePair.Create(part.Name, part.Fingerprint)).ToArray();
        if (known.Length > 0)
        {
            body.AddConstant("<details>\n<summary>Fingerprints of the parts</summary>\n<p>SHA-256 of image ids and classes: who has the same images in a part, with the same classes, gets the same.</p>\n")
                .Add(PageTable.Facts(known)).AddConstant("</details>\n");
        }
    }

    private static string Sentence(LeakageReport leakage)
    {
        var shared = leakage.SharedLesions == 0 ? "No lesion has images in more than one part." : $"{Display.Plural(leakage.SharedLesions, "lesion")} {(leakage.SharedLesions == 1 ? "has" : "have")} images in more than one part.";
        return $"{shared} {Known(leakage.Test)} {Known(leakage.Validation)}".TrimEnd();

        static string Known(PartLeakage part) => part.Images.Sum() == 0 ? "" : part.ImageIds.Count == 0
            ? $"Nothing was found in training that gives a {part.Part} image away."
            : $"Of {Display.Plural(part.Images.Sum(), $"{part.Part} image")}, training has something that gives {Display.Count(part.ImageIds.Count)} away ({Display.Percent((double)part.ImageIds.Count / part.Images.Sum())}): scores on these flatter.";
    }

    private static Markup Parts(IReadOnlyList<PartSummary> parts, IReadOnlyList<string> names)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">part</th><th scope=\"col\">images</th><th scope=\"col\">lesions</th>");
        foreach (var name in names)
        {
            table.Add($"<th scope=\"col\">{name}</th>");
        }

        table.AddConstant("</tr></thead>\n<tbody>\n");
        foreach (var part in parts)
        {
            table.Add($"<tr><th scope=\"row\">{part.Name}</th><td>{Display.Count(part.Images)}</td><td>{Display.Count(part.Lesions)}</td>");
            for (var c = 0; c < names.Count; c++)
            {
                table.Add($"<td>{(c < part.ClassCounts.Count ? Display.Count(part.ClassCounts[c]) : Display.Missing)}</td>");
            }

            table.AddConstant("</tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static Markup Leaks(PartLeakage part)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">images</th><th scope=\"col\">known to training</th>"
            + "<th scope=\"col\">same lesion</th><th scope=\"col\">same file</th><th scope=\"col\">near duplicate</th><th scope=\"col\">augmented copy</th></tr></thead>\n<tbody>\n");
        for (var c = 0; c < part.Labels.ClassCount; c++)
        {
            table.Add($"<tr>{PageTable.RowHeader(part.Labels.ClassNames[c])}");
            Counts(table, counts => counts[c]);
        }

        table.AddConstant("</tbody>\n<tbody class=\"rule\">\n<tr><th scope=\"row\">all</th>");
        Counts(table, counts => counts.Sum());
        return table.AddConstant("</tbody>\n</table>\n");

        void Counts(Markup row, Func<IReadOnlyList<int>, int> of) => row.Add(
            $"<td>{Display.Count(of(part.Images))}</td><td>{Display.Count(of(part.Leaking))}</td><td>{Display.Count(of(part.Siblings))}</td><td>{Display.Count(of(part.IdenticalFiles))}</td><td>{Display.Count(of(part.NearDuplicates))}</td><td>{Display.Count(of(part.Copies))}</td></tr>\n");
    }
}
