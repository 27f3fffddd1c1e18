namespace Ham10000.Evaluation;

/// <summary>What a model scored on a set, without intervals: what an epoch's validation needs.</summary>
/// <param name="Predictions">What the model said about every image.</param>
/// <param name="CrossEntropy">Mean cross-entropy per image, in nats, from logits.</param>
/// <param name="L2Penalty">The model's L2 penalty; 0 without one.</param>
/// <param name="Metrics">The values of <see cref="EvaluationOptions.Metrics"/> by name.</param>
public sealed record Measurement(Predictions Predictions, double CrossEntropy, double L2Penalty, IReadOnlyDictionary<string, double> Metrics)
{
    private readonly ConfusionMatrix _matrix = Predictions.ToConfusionMatrix();

    /// <summary>Mean cross-entropy per image plus the model's L2 penalty, as Keras reports it.</summary>
    public double Loss => CrossEntropy + L2Penalty;

    /// <summary>Share of images that were given their true class.</summary>
    public double Accuracy => _matrix.Accuracy;

    /// <summary>Mean recall over the classes that occur.</summary>
    public double BalancedAccuracy => _matrix.BalancedAccuracy;
}
