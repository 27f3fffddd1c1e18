using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What is known of a run beside how well it does on the test part. Whatever is null or empty has no part in the report.</summary>
public sealed record ReportContext
{
    /// <summary>How well the model does on the validation part, if that was evaluated.</summary>
    public EvaluationReport? Validation { get; init; }

    /// <summary>How the training went. Its <see cref="LearningCurves.Settings"/> become settings of the report.</summary>
    public LearningCurves? Curves { get; init; }

    /// <summary>The images: for counts, leakage, groups, and the pictures of mistakes. Its test part must be what was evaluated; where the split has none, its
    /// validation part.</summary>
    public DataSplit? Split { get; init; }

    /// <summary>The model, for its settings and to explain mistakes. It stays the caller's.</summary>
    public ImageModel? Model { get; init; }

    /// <summary>Further settings that repeat the run, as pairs of name and value. They stand before those that are known otherwise. Empty by default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>What a reader must know before trusting a number, a sentence each; before what is found here. Empty by default.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
