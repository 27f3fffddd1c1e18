using System.Runtime.InteropServices;

namespace Ham10000.Evaluation;

/// <summary>Which images are of which lesion. Lesions are numbered in the order in which they first occur.</summary>
internal sealed class LesionIndex
{
    private readonly int[] _lesionOf;
    private readonly int[] _starts;
    private readonly int[] _images;

    public LesionIndex(IReadOnlyList<string> lesionIds)
    {
        _lesionOf = Number(lesionIds, out var count);
        _starts = new int[count + 1];
        foreach (var lesion in _lesionOf)
        {
            _starts[lesion + 1]++;
        }

        for (var lesion = 0; lesion < count; lesion++)
        {
            _starts[lesion + 1] += _starts[lesion];
        }

        _images = new int[_lesionOf.Length];
        var next = _starts[..^1];
        for (var i = 0; i < _lesionOf.Length; i++)
        {
            _images[next[_lesionOf[i]]++] = i;
        }
    }

    /// <summary>The number of lesions.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The number of images.</summary>
    public int Images => _lesionOf.Length;

    /// <summary>The lesion of every image.</summary>
    public ReadOnlySpan<int> LesionOf => _lesionOf;

    /// <summary>The images of a lesion, ascending.</summary>
    public ReadOnlySpan<int> ImagesOf(int lesion) => _images.AsSpan(_starts[lesion].._starts[lesion + 1]);

    private static int[] Number(IReadOnlyList<string> lesionIds, out int count)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lesionOf = new int[lesionIds.Count];
        for (var i = 0; i < lesionOf.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, lesionIds[i], out var known);
            number = known ? number : numbers.Count - 1;
            lesionOf[i] = number;
        }

        count = numbers.Count;
        return lesionOf;
    }
}
