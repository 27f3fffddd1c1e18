namespace Ham10000.Dataset;

/// <summary>How many images of each stratum each part is short of while groups are assigned.</summary>
internal sealed class SplitBalance
{
    // Shares such as 0.675 are no exact binary fractions; a bound is not broken by their rounding.
    private const double Tolerance = 1e-6;
    private readonly double[,] _short;
    private readonly double[] _shortInAll;
    private readonly double[] _excess;
    private readonly int[] _largest;
    private readonly double[] _shares;
    private readonly double _tie;

    internal SplitBalance(LesionGroup[] groups, double[] shares)
    {
        var sum = shares.Sum();
        _shares = [.. shares.Select(share => share / sum)];

        // Between parts of equal shares ties are the rule, and without regard to the whole each class would begin with the first part.
        _tie = _shares.All(share => share == _shares[0]) ? 1e-9 : 0;
        Strata = groups.Length == 0 ? 0 : groups[0].Counts.Length;
        _largest = new int[Strata];
        _short = new double[Parts, Strata];
        _shortInAll = new double[Parts];
        for (var s = 0; s < Strata; s++)
        {
            _largest[s] = groups.Max(g => g.Counts[s]);
            var total = groups.Sum(g => g.Counts[s]);
            for (var p = 0; p < Parts; p++)
            {
                _short[p, s] = _shares[p] * total;
                _shortInAll[p] += _short[p, s];
            }
        }

        _excess = [.. Enumerable.Range(0, Parts).Select(ExcessOfPart)];
    }

    internal int Strata { get; }

    internal int Parts => _shares.Length;

    /// <summary>By how much all counts together exceed their bounds; 0 if every bound holds.</summary>
    internal double Excess()
    {
        var excess = 0.0;
        foreach (var part in _excess)
        {
            excess += part;
        }

        return excess;
    }

    /// <summary>By how much the counts of a stratum exceed its bound.</summary>
    internal double ExcessOf(int stratum)
    {
        var excess = 0.0;
        for (var p = 0; p < Parts; p++)
        {
            excess += Over(p, stratum);
        }

        return excess;
    }

    /// <summary>The part that is the furthest short of the group's images; of several, where all shares are equal, the one that is short of the most
    /// images in all; never one whose share is 0.</summary>
    internal int NeediestPart(LesionGroup group)
    {
        var best = -1;
        var most = double.NegativeInfinity;
        for (var p = 0; p < Parts; p++)
        {
            var need = Need(group, p);
            if (_shares[p] > 0 && (need > most + _tie || (need > most - _tie && _shortInAll[p] > _shortInAll[best] + _tie)))
            {
                (best, most) = (p, need);
            }
        }

        return best;
    }

    /// <summary>Whether groups may go to a part.</summary>
    internal bool Takes(int part) => _shares[part] > 0;

    /// <summary>Books a group to a part (+1) or takes it back (-1).</summary>
    internal void Add(LesionGroup group, int part, int sign)
    {
        for (var s = 0; s < Strata; s++)
        {
            _short[part, s] -= sign * group.Counts[s];
        }

        _shortInAll[part] -= sign * group.Images.Length;
        _excess[part] = ExcessOfPart(part);
    }

    private double ExcessOfPart(int part)
    {
        var excess = 0.0;
        for (var s = 0; s < Strata; s++)
        {
            excess += Over(part, s);
        }

        return excess;
    }

    private double Over(int part, int stratum)
    {
        var over = Math.Abs(_short[part, stratum]) - _largest[stratum];
        return over > Tolerance ? over : 0;
    }

    private double Need(LesionGroup group, int part)
    {
        if (group.OnlyStratum >= 0)
        {
            return _short[part, group.OnlyStratum];
        }

        // The sum over strata of the drop in squared shortfall, each measured in its stratum's largest groups.
        var need = 0.0;
        for (var s = 0; s < Strata; s++)
        {
            double count = group.Counts[s], scale = Math.Max(1, _largest[s]);
            need += ((2 * _short[part, s] * count) - (count * count)) / (scale * scale);
        }

        return need;
    }
}
