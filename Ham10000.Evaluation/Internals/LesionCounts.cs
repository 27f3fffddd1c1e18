using System.Runtime.InteropServices;

namespace Ham10000.Evaluation;

/// <summary>For every lesion the cells of the confusion matrix that its images fall into, lesion after lesion.</summary>
internal sealed class LesionCounts
{
    private readonly int[] _starts;
    private readonly int[] _cells;

    public LesionCounts(Predictions predictions)
    {
        var lesions = new Dictionary<string, int>(StringComparer.Ordinal);
        var lesionOf = new int[predictions.Count];
        for (var i = 0; i < lesionOf.Length; i++)
        {
            ref var lesion = ref CollectionsMarshal.GetValueRefOrAddDefault(lesions, predictions.LesionIds[i], out var known);
            lesion = known ? lesion : lesions.Count - 1;
            lesionOf[i] = lesion;
        }

        _starts = new int[lesions.Count + 1];
        foreach (var lesion in lesionOf)
        {
            _starts[lesion + 1]++;
        }

        for (var lesion = 0; lesion < Count; lesion++)
        {
            _starts[lesion + 1] += _starts[lesion];
        }

        _cells = new int[lesionOf.Length];
        var next = _starts[..^1];
        for (var i = 0; i < lesionOf.Length; i++)
        {
            _cells[next[lesionOf[i]]++] = (predictions.Labels[i] * predictions.Schema.ClassCount) + predictions.PredictedClasses[i];
        }
    }

    /// <summary>The number of lesions.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Adds as many lesions as there are, drawn with replacement, to an empty matrix.</summary>
    public void Draw(ulong stream, Span<long> counts)
    {
        for (var i = 0; i < Count; i++)
        {
            var lesion = CounterRandom.Below(stream, i, Count);
            for (var cell = _starts[lesion]; cell < _starts[lesion + 1]; cell++)
            {
                counts[_cells[cell]]++;
            }
        }
    }
}
