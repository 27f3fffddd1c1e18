namespace Ham10000.Evaluation;

/// <summary>A score or loss that is gathered batch by batch: reset, update for every batch, compute at the end.</summary>
/// <remarks>The value never depends on where one batch ends and the next begins. An instance is used by one thread at a time.</remarks>
public interface IMetric
{
    /// <summary>The name under which the value appears in histories, reports and JSON, e.g. <c>balanced accuracy</c>.</summary>
    string Name { get; }

    /// <summary>Whether a larger value is better; a callback that monitors the metric goes by it.</summary>
    bool HigherIsBetter { get; }

    /// <summary>Forgets everything that was gathered.</summary>
    void Reset();

    /// <summary>Adds one batch.</summary>
    /// <param name="probabilities">Class probabilities, N rows of <paramref name="classCount"/> values in [0, 1], row after row.</param>
    /// <param name="labels">The N true class indices, each at least 0 and below <paramref name="classCount"/>.</param>
    /// <param name="classCount">The number of classes K; the same in every batch between two resets. Binary tasks have two.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, or a probability is not a number in [0, 1].</exception>
    void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount);

    /// <summary>The value over everything since the last <see cref="Reset"/>; NaN where it is undefined, as before the first batch.</summary>
    double Compute();

    /// <summary>A new, empty accumulator of the same metric with the same options. The original stays as it is.</summary>
    IMetric Fresh();
}
