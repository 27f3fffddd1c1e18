namespace Ham10000.Dataset;

/// <summary>Assigns groups of images to parts so that each stratum is divided by the parts' shares.</summary>
/// <remarks>
/// Groups come in a random order, and each goes to the part that its stratum's images are the furthest short of.
/// A part that receives a group is short of something, so no part ever exceeds its share by a whole group; and as the shortfalls
/// add up to nothing at the end, a part that were short of more than the largest group would have been chosen before. Hence the
/// bound, for any number of parts: each count is within the stratum's largest group of its share. A group of several strata can break the bound for
/// one of them; then groups are moved while that lessens the excess.
/// </remarks>
internal static class GroupSplitter
{
    /// <summary>The part of each group, from 0.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="shares">Each part's share; they add up to 1.</param>
    /// <param name="random">Draws the order.</param>
    internal static int[] Assign(LesionGroup[] groups, double[] shares, CounterRandom random)
    {
        var order = Enumerable.Range(0, groups.Length).ToArray();
        random.Shuffle<int>(order);

        // Groups of several strata first and the large ones before the small: what follows can make up for them.
        int[] placed = [.. order.Where(g => groups[g].OnlyStratum < 0).OrderByDescending(g => groups[g].Images.Length), .. order.Where(g => groups[g].OnlyStratum >= 0)];
        var balance = new SplitBalance(groups, shares);
        var parts = new int[groups.Length];
        foreach (var g in placed)
        {
            parts[g] = balance.NeediestPart(groups[g]);
            balance.Add(groups[g], parts[g], +1);
        }

        if (groups.Any(g => g.OnlyStratum < 0))
        {
            SplitRepair.Run(groups, placed, parts, balance);
        }

        return parts;
    }
}
