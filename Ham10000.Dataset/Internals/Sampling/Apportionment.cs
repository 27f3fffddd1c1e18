namespace Ham10000.Dataset;

/// <summary>Divides a whole number in proportion to weights: rounded down, and one more for the largest remainders.</summary>
internal static class Apportionment
{
    /// <summary>Shares that add up to the total. One of a positive weight gets at least 1, if the total allows it.</summary>
    internal static int[] Of(int total, double[] weights)
    {
        double sum = weights.Sum();
        double[] exact = [.. weights.Select(w => sum > 0 ? total * (w / sum) : 0)];
        int[] shares = [.. exact.Select(e => (int)e)];
        int left = total - shares.Sum();
        foreach (int i in Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0).OrderByDescending(i => exact[i] - shares[i]).Take(left))
        {
            shares[i]++;
        }

        for (int i = 0; i < shares.Length; i++)
        {
            int largest = Array.IndexOf(shares, shares.Max());
            if (weights[i] > 0 && shares[i] == 0 && shares[largest] > 1)
            {
                shares[i]++;
                shares[largest]--;
            }
        }

        return shares;
    }
}
