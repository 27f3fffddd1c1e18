namespace Ham10000.Dataset;

/// <summary>How much a <see cref="PatientEncoder"/> finds in a set.</summary>
public sealed record PatientCoverage
{
    /// <summary>The set's name.</summary>
    public required string SetName { get; init; }

    /// <summary>The columns that were looked at. The counts of others are 0.</summary>
    public required PatientColumns Columns { get; init; }

    /// <summary>Images of the set.</summary>
    public required int Images { get; init; }

    /// <summary>Images without an age, or with age 0.</summary>
    public int MissingAges { get; init; }

    /// <summary>Images whose sex counts as missing, those of <see cref="OtherSexes"/> included.</summary>
    public int MissingSexes { get; init; }

    /// <summary>Images whose site counts as missing, those of <see cref="OtherSites"/> included.</summary>
    public int MissingSites { get; init; }

    /// <summary>Images whose sex is a text other than female, male and unknown.</summary>
    public int OtherSexes { get; init; }

    /// <summary>Texts that are no site of HAM10000's, the commonest first, in lower case.</summary>
    public IReadOnlyList<NamedCount> OtherSites { get; init; } = [];

    /// <summary>What a reader of results should know: which texts count as missing. Empty where every text is known.</summary>
    public IReadOnlyList<string> Warnings => [.. ListWarnings()];

    /// <summary>What is missing, in words.</summary>
    /// <returns>Such as <c>missing in 120 images: age 2, sex 0, localization 3</c>.</returns>
    public override string ToString()
    {
        (PatientColumns Column, int Missing)[] parts = [(PatientColumns.Age, MissingAges), (PatientColumns.Sex, MissingSexes), (PatientColumns.Localization, MissingSites)];
        var shown = parts.Where(part => Columns.HasFlag(part.Column)).Select(part => $"{part.Column.ToString().ToLowerInvariant()} {part.Missing:N0}");
        return $"missing in {Images:N0} images: {string.Join(", ", shown)}";
    }

    private IEnumerable<string> ListWarnings()
    {
        if (OtherSites.Count > 0)
        {
            var texts = OtherSites.Select(site => $"'{Display.Text(site.Name)}' {site.Images:N0}").ToList();
            yield return $"The localization of {OtherSites.Sum(site => site.Images):N0} of {Images:N0} images of the set '{SetName}' is none of HAM10000's {PatientEncoder.Sites.Count} sites and counts as missing: {Display.Some(texts)}.";
        }

        if (OtherSexes > 0)
        {
            yield return $"The sex of {OtherSexes:N0} of {Images:N0} images of the set '{SetName}' is neither female, male nor unknown, and counts as missing.";
        }
    }
}
