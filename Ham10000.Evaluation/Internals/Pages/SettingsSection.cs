namespace Ham10000.Evaluation;

/// <summary>What it takes to run the same again.</summary>
internal static class SettingsSection
{
    public static Section? Of(Report report)
    {
        var body = new Markup();
        var settings = report.Settings.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        Facts(body, "Model and evaluation", [.. report.Test.Details.Where(d => !settings.Contains(d.Key))]);
        Facts(body, "Settings", report.Settings);
        Facts(body, "Versions", report.Versions);
        return report.Test.Details.Count + report.Settings.Count + report.Versions.Count == 0 ? null : new Section("settings", "The run", body);
    }

    private static void Facts(Markup body, string title, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        if (facts.Count > 0)
        {
            body.Add($"<h3>{title}</h3>\n").Add(PageTable.Facts(facts));
        }
    }
}
