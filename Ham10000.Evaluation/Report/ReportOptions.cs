namespace Ham10000.Evaluation;

/// <summary>What a <see cref="Report"/> holds and how it is made. A value: vary it with a <c>with</c> expression.</summary>
public sealed record ReportOptions
{
    /// <summary>What the run is called, such as the recipe's name. Empty, the default: the title of the learning curves, if there are any.</summary>
    public string Title { get; init; } = "";

    /// <summary>How <see cref="Report.Create"/> evaluates, and how all intervals are drawn (<see cref="EvaluationOptions.Bootstrap"/>).</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>Whether all scores get intervals, not balanced accuracy alone. Default true.</summary>
    public bool HasIntervals { get; init; } = true;

    /// <summary>Whether there are scores by age band, sex, site and diagnosis method, where the images are known. Default true.</summary>
    public bool HasSubgroups { get; init; } = true;

    /// <summary>How images are grouped; null, the default, for the defaults. Its <see cref="SubgroupOptions.Bootstrap"/> plays no part: intervals are drawn as
    /// <see cref="Evaluation"/> says.</summary>
    public SubgroupOptions? Subgroups { get; init; }

    /// <summary>How many mistakes of each class are shown, the surest first. 0 to 50; default 3; 0 shows none.</summary>
    public int MistakesPerClass { get; init; } = 3;

    /// <summary>Whether the pictures of mistakes show what spoke for the class that the image was given. Default true. What cannot be explained
    /// is shown without, and the report says so.</summary>
    public bool ExplainsMistakes { get; init; } = true;

    /// <summary>How mistakes are explained; null, the default, for Grad-CAM of the wrong class, or occlusion where the network has no feature maps.</summary>
    public ExplanationOptions? Explanation { get; init; }

    /// <summary>What the images are, in words, such as <c>drawn samples, no patients</c>; stands in the model card. Empty, the default: they are described
    /// as HAM10000, which they were read as.</summary>
    public string Data { get; init; } = "";

    /// <summary>The day of the report, for the model card. Null, the default, states none, so that the same run gives the same files.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Is told how far the report is; null for nobody.</summary>
    public IProgress<ReportProgress>? Progress { get; init; }

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        string[] problems =
        [
            .. Title is null ? (string[])["Title is null, expected a text, or an empty one for none."] : [],
            .. Data is null ? (string[])["Data is null, expected a text, or an empty one for HAM10000."] : [],
            .. MistakesPerClass is < 0 or > 50 ? (string[])[$"MistakesPerClass is {MistakesPerClass}, expected 0 to 50."] : [],
            .. Evaluation?.Problems().Select(p => $"Evaluation: {p}") ?? ["Evaluation is null, expected EvaluationOptions."],
            .. Subgroups?.Problems().Select(p => $"Subgroups: {p}") ?? [],
            .. Explanation?.Problems().Select(p => $"Explanation: {p}") ?? [],
        ];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), parameter);
        }
    }
}
