namespace Ham10000.Dataset;

/// <summary>Moves groups between parts, singly and in pairs, while that lessens what the counts exceed their bounds by.</summary>
internal static class SplitRepair
{
    // Pairs are tried among this many groups at most, divided by the parts that each may go to, which bounds the work on large data.
    private const int PairLimit = 1200;
    private const int RoundLimit = 200;

    internal static void Run(LesionGroup[] groups, int[] order, int[] parts, SplitBalance balance)
    {
        for (var round = 0; round < RoundLimit && balance.Excess() > 0; round++)
        {
            var touched = Candidates(groups, order, balance);
            if (!TryMoves(groups, touched, parts, balance) && !TrySwaps(groups, touched, parts, balance))
            {
                return;
            }
        }
    }

    private static int[] Candidates(LesionGroup[] groups, int[] order, SplitBalance balance)
    {
        var broken = Enumerable.Range(0, balance.Strata).Where(s => balance.ExcessOf(s) > 0).ToArray();
        return [.. order.Where(g => broken.Any(s => groups[g].Counts[s] > 0))];
    }

    private static bool TryMoves(LesionGroup[] groups, int[] candidates, int[] parts, SplitBalance balance)
    {
        var any = false;
        foreach (var g in candidates)
        {
            for (var p = 0; p < balance.Parts; p++)
            {
                any |= p != parts[g] && balance.Takes(p) && TryChange(groups, parts, balance, (g, p));
            }
        }

        return any;
    }

    private static bool TrySwaps(LesionGroup[] groups, int[] candidates, int[] parts, SplitBalance balance)
    {
        var any = false;
        var limit = Math.Min(candidates.Length, PairLimit / balance.Parts);
        for (var i = 0; i < limit; i++)
        {
            for (var j = 0; j < i; j++)
            {
                any |= TryPair(groups, candidates[i], candidates[j], parts, balance);
            }
        }

        return any;
    }

    // Each of the two goes to any part, so a swap is one case among several.
    private static bool TryPair(LesionGroup[] groups, int a, int b, int[] parts, SplitBalance balance)
    {
        var any = false;
        for (var p = 0; p < balance.Parts; p++)
        {
            for (var q = 0; q < balance.Parts; q++)
            {
                any |= p != parts[a] && q != parts[b] && balance.Takes(p) && balance.Takes(q) && TryChange(groups, parts, balance, (a, p), (b, q));
            }
        }

        return any;
    }

    private static bool TryChange(LesionGroup[] groups, int[] parts, SplitBalance balance, params ReadOnlySpan<(int Group, int Part)> changes)
    {
        var before = balance.Excess();
        foreach (var (g, p) in changes)
        {
            balance.Add(groups[g], parts[g], -1);
            balance.Add(groups[g], p, +1);
        }

        var better = balance.Excess() < before - 1e-9;
        foreach (var (g, p) in changes)
        {
            if (better)
            {
                parts[g] = p;
            }
            else
            {
                balance.Add(groups[g], p, -1);
                balance.Add(groups[g], parts[g], +1);
            }
        }

        return better;
    }
}
