namespace Ham10000.Evaluation;

/// <summary>Keeps the probabilities of all images, and scores at the end how well they rank: of one class, or averaged over all.</summary>
internal sealed class RankingMetric : IMetric
{
    private readonly RankingScores _scores;
    private readonly int? _classIndex;
    private readonly Averaging _averaging;
    private readonly ZeroDivision _zeroDivision;
    private readonly TaskSize _size = new();
    private readonly List<float> _probabilities = [];
    private readonly List<int> _labels = [];
    private int _classCount;

    public RankingMetric(string name, RankingScores scores, int? classIndex, Averaging averaging, ZeroDivision zeroDivision) =>
        (Name, _scores, _classIndex, _averaging, _zeroDivision) = (name, scores, classIndex, averaging, zeroDivision);

    public string Name { get; }

    public bool HigherIsBetter => true;

    public void Reset()
    {
        _probabilities.Clear();
        _labels.Clear();
        _size.Forget();
    }

    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        _size.Require(classCount, _classIndex, Name);
        _classCount = classCount;
        _labels.AddRange(labels);
        if (_classIndex is not { } c)
        {
            _probabilities.AddRange(probabilities);
            return;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            _probabilities.Add(probabilities[(i * classCount) + c]);
        }
    }

    public double Compute()
    {
        if (_labels.Count == 0)
        {
            return double.NaN;
        }

        double[] probabilities = [.. _probabilities];
        int[] labels = [.. _labels];
        return _classIndex is { } c
            ? _scores.Of(OneAgainstRest.Positives(labels, c), probabilities, [], _zeroDivision)
            : _scores.Average(labels, probabilities, _classCount, _averaging, [], _zeroDivision);
    }

    public IMetric Fresh() => new RankingMetric(Name, _scores, _classIndex, _averaging, _zeroDivision);
}
