namespace Ham10000.Evaluation;

/// <summary>How <see cref="Report.Compare"/> compares two runs. A value: vary it with a <c>with</c> expression.</summary>
public sealed record ReportCompareOptions
{
    /// <summary>How lesions are drawn for the intervals of the differences. Default: 2,000 resamples at level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Whether runs that were tested on different images are compared on those that both were tested on; the others are left out and counted. Default false:
    /// that is an error.</summary>
    public bool SharedImagesOnly { get; init; }

    /// <summary>What the first run is called. Empty, the default: the title of its report, or <c>first</c>.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>What the second run is called. Empty, the default: the title of its report, or <c>second</c>.</summary>
    public string SecondName { get; init; } = "";

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        string[] problems =
        [
            .. Bootstrap?.Problems() ?? ["Bootstrap is null, expected BootstrapOptions."],
            .. FirstName is null || SecondName is null ? (string[])["FirstName or SecondName is null, expected a text, or an empty one for the report's title."] : [],
        ];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), parameter);
        }
    }
}
