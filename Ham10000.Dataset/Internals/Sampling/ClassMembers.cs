namespace Ham10000.Dataset;

/// <summary>The images of a set, class by class.</summary>
internal sealed class ClassMembers
{
    private readonly int[][] _members;

    internal ClassMembers(IReadOnlyList<long> labels, int classCount)
    {
        Labels = labels;
        Counts = new int[classCount];
        foreach (long label in labels)
        {
            if (label < 0 || label >= classCount)
            {
                throw new ArgumentException($"An image has the label {label}. Expected labels from 0 to {classCount - 1}.", nameof(labels));
            }

            Counts[label]++;
        }

        _members = [.. Counts.Select(count => new int[count])];
        var filled = new int[classCount];
        for (int i = 0; i < labels.Count; i++)
        {
            _members[labels[i]][filled[labels[i]]++] = i;
        }
    }

    /// <summary>The class of each image.</summary>
    internal IReadOnlyList<long> Labels { get; }

    /// <summary>How many images each class has.</summary>
    internal int[] Counts { get; }

    /// <summary>The images of a class, in the order of the set.</summary>
    internal ReadOnlySpan<int> this[int label] => _members[label];
}
