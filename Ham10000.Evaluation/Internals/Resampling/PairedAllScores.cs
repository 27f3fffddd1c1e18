namespace Ham10000.Evaluation;

/// <summary>Every score of <see cref="AllScores"/> for two models in the same draw: the first's, the second's, and their differences.</summary>
internal sealed class PairedAllScores(AllScores first, AllScores second, int count) : ILesionScores
{
    /// <inheritdoc />
    public void Compute(ReadOnlySpan<int> times, Span<double> scores)
    {
        first.Compute(times, scores[..count]);
        second.Compute(times, scores.Slice(count, count));
        for (var i = 0; i < count; i++)
        {
            scores[(2 * count) + i] = scores[i] - scores[count + i];
        }
    }

    /// <summary>Draws for both. The scores of the first model come first, then those of the second, then the differences.</summary>
    public static ResampledScores Run(Predictions first, Predictions second, BootstrapOptions options, CancellationToken cancellationToken)
    {
        var lesions = new LesionIndex(first.LesionIds);
        var (one, two) = (new AllScores.Prepared(lesions, first), new AllScores.Prepared(lesions, second));
        var count = AllScores.Place(first.Schema.ClassCount, 0);
        return LesionResampling.Run(lesions.Count, 3 * count, () => new PairedAllScores(new AllScores(one), new AllScores(two), count), options, cancellationToken);
    }
}
