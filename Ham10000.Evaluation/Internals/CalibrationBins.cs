using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>Images in bins of equal width by the probability that they were given, and how many of each the probability was right about.</summary>
internal sealed class CalibrationBins
{
    public const int DefaultCount = 15;
    private const int Most = 1000;

    private readonly int[] _counts;
    private readonly int[] _right;
    private readonly CompensatedSum[] _sums;

    public CalibrationBins(int bins)
    {
        if (bins is < 1 or > Most)
        {
            throw new ArgumentOutOfRangeException(nameof(bins), $"Found {bins} bins. Expected 1 to {Most}.");
        }

        (_counts, _right, _sums) = (new int[bins], new int[bins], new CompensatedSum[bins]);
    }

    public int Total => _counts.Sum();

    /// <summary>The mean distance of probability and share, weighted by the images of the bins; NaN of no image.</summary>
    public double ExpectedError => Total == 0 ? double.NaN : NumPy.Sum([.. Gaps().Select(bin => bin.Gap * bin.Count)]) / Total;

    /// <summary>The largest distance in a bin that has images; NaN of no image.</summary>
    public double MaximumError => Total == 0 ? double.NaN : Gaps().Max(bin => bin.Gap);

    public void Add(double probability, bool right)
    {
        var bin = BinOf(probability);
        _counts[bin]++;
        _right[bin] += right ? 1 : 0;
        _sums[bin].Add(probability);
    }

    /// <summary>Adds every image with the probability of its decided class.</summary>
    public void AddDecided<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> labels, int classCount)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classCount, classCount);
            var decided = ProbabilityRows.Decide(row);
            Add(double.CreateChecked(row[decided]), decided == labels[i]);
        }
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_right);
        Array.Clear(_sums);
    }

    public ReliabilityCurve ToCurve() => new()
    {
        Bins = [.. Enumerable.Range(0, _counts.Length).Select(b => new ReliabilityBin(
            Edge(b), Edge(b + 1), _counts[b], _sums[b].Value / _counts[b], (double)_right[b] / _counts[b]))],
        ExpectedCalibrationError = ExpectedError,
        MaximumCalibrationError = MaximumError,
    };

    private IEnumerable<(double Gap, int Count)> Gaps() => Enumerable.Range(0, _counts.Length).Where(b => _counts[b] > 0)
        .Select(b => (Math.Abs((_right[b] - _sums[b].Value) / _counts[b]), _counts[b]));

    private double Edge(int bin) => (double)bin / _counts.Length;

    // A product may round across an edge that it lies on; the edges themselves decide.
    private int BinOf(double probability)
    {
        var bin = Math.Clamp((int)Math.Ceiling(probability * _counts.Length) - 1, 0, _counts.Length - 1);
        while (bin > 0 && probability <= Edge(bin))
        {
            bin--;
        }

        while (bin < _counts.Length - 1 && probability > Edge(bin + 1))
        {
            bin++;
        }

        return bin;
    }
}
