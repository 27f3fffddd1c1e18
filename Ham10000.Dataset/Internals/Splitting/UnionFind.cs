namespace Ham10000.Dataset;

/// <summary>Numbers from 0 in sets that grow together.</summary>
internal sealed class UnionFind(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The smallest number of the set that a number is in.</summary>
    internal int Find(int number)
    {
        while (_parents[number] != number)
        {
            // Halves the path, so that the next search is shorter.
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }

    /// <summary>Makes one set of two.</summary>
    internal void Join(int first, int second)
    {
        var (a, b) = (Find(first), Find(second));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
