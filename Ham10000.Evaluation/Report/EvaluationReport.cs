namespace Ham10000.Evaluation;

/// <summary>How well a model does on a set of images.</summary>
/// <remarks>The headline is balanced accuracy with its interval. Accuracies are fractions in [0, 1].</remarks>
public sealed partial class EvaluationReport
{
    /// <summary>Computes a report from predictions. <c>Evaluator.Evaluate</c> makes the predictions of a model.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="options">What else the report states; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the bootstrap with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option of the bootstrap is out of range, or the decision rule does not fit the classes.</exception>
    public EvaluationReport(Predictions predictions, EvaluationReportOptions? options = null, CancellationToken cancellationToken = default)
        : this(predictions, options ?? new EvaluationReportOptions(), given => Bootstrap.BalancedAccuracy(predictions, given, cancellationToken))
    {
    }

    private EvaluationReport(Predictions predictions, EvaluationReportOptions options, Func<BootstrapOptions, ConfidenceInterval> interval)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Predictions = predictions;
        SetName = options.SetName;
        Metrics = options.Metrics;
        Details = options.Details;
        ConfusionMatrix = predictions.ToConfusionMatrix();
        ClassificationReport = new ClassificationReport(ConfusionMatrix, new ClassificationReportOptions { ZeroDivision = options.ZeroDivision });
        BalancedAccuracyInterval = interval(options.Bootstrap);
        (Resamples, IntervalMethod) = (options.Bootstrap.Resamples, options.Bootstrap.Method);
        CrossEntropy = options.CrossEntropy ?? predictions.Score(new LogLoss());
        L2Penalty = options.L2Penalty;
        LesionCount = predictions.LesionCount;
        DecisionOutcome = options.Decision is { } rule ? predictions.Decide(rule) : null;
        MajorityClass = Enumerable.Range(0, ConfusionMatrix.ClassCount).MaxBy(ConfusionMatrix.Support);
    }

    /// <summary>What was evaluated, e.g. <c>test</c>; may be empty.</summary>
    public string SetName { get; }

    /// <summary>What the model said about every image.</summary>
    public Predictions Predictions { get; }

    /// <summary>How many images of each true class were given each class.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }

    /// <summary>Precision, recall, F1 and support of every class, and their averages.</summary>
    public ClassificationReport ClassificationReport { get; }

    /// <summary>What the model's own rule decided; null where it decides for the most probable class. All other values here are of the most probable class.</summary>
    public DecisionOutcome? DecisionOutcome { get; }

    /// <summary>Share of images that were given their true class.</summary>
    public double Accuracy => ConfusionMatrix.Accuracy;

    /// <summary>Mean recall over the classes that occur: the headline.</summary>
    public double BalancedAccuracy => BalancedAccuracyInterval.Estimate;

    /// <summary>Balanced accuracy with its interval, from a bootstrap over lesions.</summary>
    public ConfidenceInterval BalancedAccuracyInterval { get; }

    /// <summary>How many times the bootstrap drew the lesions.</summary>
    public int Resamples { get; }

    /// <summary>How the interval was read off the draws.</summary>
    public BootstrapMethod IntervalMethod { get; }

    /// <summary>Mean cross-entropy per image plus the model's L2 penalty, as Keras reports it.</summary>
    public double Loss => CrossEntropy + L2Penalty;

    /// <summary>Mean cross-entropy per image, in nats.</summary>
    public double CrossEntropy { get; }

    /// <summary>The L2 penalty that is part of <see cref="Loss"/>.</summary>
    public double L2Penalty { get; }

    /// <summary>The number of different lesions.</summary>
    public int LesionCount { get; }

    /// <summary>The commonest class of this set; of several, the first.</summary>
    public int MajorityClass { get; }

    /// <summary>The accuracy of always answering <see cref="MajorityClass"/>.</summary>
    public double MajorityAccuracy => (double)ConfusionMatrix.Support(MajorityClass) / ConfusionMatrix.Total;

    /// <summary>Values of further metrics by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>Facts about the run, as pairs of name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; }

    /// <summary>Of the malignant images, the share that was given a malignant class; null where the classes say nothing of malignancy.</summary>
    internal ConfidenceInterval? MalignantSensitivity(BootstrapOptions bootstrap) => MalignantClasses.Of(Predictions.Schema) is { } malignant
        ? Bootstrap.Interval(Predictions, matrix => MalignantClasses.Rate(matrix, malignant, ofMalignant: true), bootstrap) : null;

    /// <summary>A report whose interval was computed before.</summary>
    internal static EvaluationReport Restored(Predictions predictions, EvaluationReportOptions options, ConfidenceInterval interval) => new(predictions, options, _ => interval);

    /// <summary>The report's title, e.g. <c>Evaluation on test</c>.</summary>
    internal string Title => SetName.Length == 0 ? "Evaluation" : $"Evaluation on {SetName}";

    /// <summary>How much was evaluated, e.g. <c>2,431 images of 1,870 lesions, 7 classes</c>.</summary>
    internal string Extent => $"{Display.Plural(Predictions.Count, "image")} of {Display.Plural(LesionCount, "lesion")}, {ConfusionMatrix.ClassCount} classes";

    /// <summary>The name of <see cref="MajorityClass"/>.</summary>
    internal string MajorityName => ConfusionMatrix.ClassNames[MajorityClass];
}
