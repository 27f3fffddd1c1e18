namespace Ham10000.Evaluation;

/// <summary>The sum of numbers whose signs are as likely plus as minus.</summary>
internal static class SignFlips
{
    /// <summary>The probability that the sum lies at least as far from 0 as one that was observed.</summary>
    /// <param name="sizes">The numbers without their signs, at least 1 each.</param>
    /// <param name="observed">The sum that was observed.</param>
    /// <remarks>Exact but for rounding: the sums of all choices of signs, one number after another, which takes as many steps as there are numbers times their sum.</remarks>
    public static double TwoSided(ReadOnlySpan<int> sizes, long observed)
    {
        var all = 0;
        foreach (var size in sizes)
        {
            all += size;
        }

        // By the sum of the numbers with a plus; it starts with none.
        var chances = new double[all + 1];
        (chances[0], var reached) = (1, 0);
        foreach (var size in sizes)
        {
            reached += size;
            for (var plus = reached; plus >= 0; plus--)
            {
                chances[plus] = (chances[plus] + (plus >= size ? chances[plus - size] : 0)) / 2;
            }
        }

        var sum = 0.0;
        for (var plus = 0; plus <= all; plus++)
        {
            sum += Math.Abs((2L * plus) - all) >= Math.Abs(observed) ? chances[plus] : 0;
        }

        return Math.Min(sum, 1);
    }
}
