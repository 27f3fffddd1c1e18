using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>A run on one page: what was trained, how it went, how well it does and where it fails.</summary>
/// <remarks><see cref="Create"/> makes one from a model and a split, <see cref="Of"/> from evaluations that are there already. A value: add or replace a part with
/// a <c>with</c> expression. <see cref="Save(string)"/> writes all its files.</remarks>
public sealed partial record Report
{
    /// <summary>What the run is called, such as the recipe's name; part of the page's title. Empty by default.</summary>
    public string Title { get; init; } = "";

    /// <summary>How well the model does on the test part.</summary>
    public required EvaluationReport Test { get; init; }

    /// <summary>How well it does on the validation part; null without one.</summary>
    public EvaluationReport? Validation { get; init; }

    /// <summary>How the training went; null where it is not known.</summary>
    public LearningCurves? Curves { get; init; }

    /// <summary>All scores of the test part with their intervals.</summary>
    public ScoreIntervals? Intervals { get; init; }

    /// <summary>How well the model does on groups of the test part; null where the records are not known.</summary>
    public SubgroupTable? Subgroups { get; init; }

    /// <summary>How well malignant is told from benign on the test part; null where the classes are no diagnoses.</summary>
    public MalignancyReport? Malignancy { get; init; }

    /// <summary>What the training part knows of the test part; null where the split is not known.</summary>
    public LeakageReport? Leakage { get; init; }

    /// <summary>How many images, and of how many lesions, each part has per class. Empty where the split is not known.</summary>
    public IReadOnlyList<PartSummary> Parts { get; init; } = [];

    /// <summary>The mistakes that the model was surest of, class by class.</summary>
    public IReadOnlyList<ExplainedMistake> Mistakes { get; init; } = [];

    /// <summary>The settings that repeat the run, as pairs of name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The versions of what computed it, as pairs of name and version.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Versions { get; init; } = [];

    /// <summary>What a reader must know before trusting a number, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the images are, in words, for the model card. Empty, the default: they are described as HAM10000, which they were read as.</summary>
    public string Data { get; init; } = "";

    /// <summary>The day of the report; null where none was stated.</summary>
    public DateOnly? Date { get; init; }
}
