namespace Ham10000.Evaluation;

/// <summary>How a training went, epoch by epoch: what the training curves are drawn from.</summary>
public partial record LearningCurves
{
    /// <summary>The epochs in order. Empty by default.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; init; } = [];

    /// <summary>What the curves are of, e.g. the recipe's name; stands above the drawing. Empty by default.</summary>
    public string Title { get; init; } = "";

    /// <summary>The settings that repeat the training, as pairs of name and value, such as <c>BatchSize</c> and <c>10</c>; no name twice. Empty by default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
