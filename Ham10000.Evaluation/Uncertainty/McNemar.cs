namespace Ham10000.Evaluation;

/// <summary>Tests whether two models have different numbers of images right, by the images that one of them alone has right.</summary>
/// <remarks>McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika 12, 1947. That test takes images for independent; photographs of one
/// lesion are not, so lesions are the units here unless the method says otherwise. The test speaks of accuracy, which the commonest class decides; for balanced accuracy, and for
/// how large a difference is, use <see cref="PairedBootstrap"/>.</remarks>
public static class McNemar
{
    // Where the exact distribution is coarse; the chi-squared one is close above.
    private const int FewLesions = 25;

    /// <summary>Compares what two models predicted.</summary>
    /// <param name="first">What one model predicted.</param>
    /// <param name="second">What the other predicted about the same images, in any order.</param>
    /// <param name="method">How to test. Default: exact for few lesions, chi-squared for many.</param>
    /// <exception cref="ArgumentException">The two are not about the same images, lesions, labels and classes, or there is no such method.</exception>
    public static McNemarResult Test(Predictions first, Predictions second, McNemarMethod method = McNemarMethod.Automatic)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Test(first.LesionIds, Right(first), Right(PredictionPairs.Align(first, second)), method);
    }

    /// <summary>Compares two lists of right and wrong answers, as two readers or two decision rules give them.</summary>
    /// <param name="lesionIds">The lesion of every image; at least one. Where lesions are not known, pass the image ids.</param>
    /// <param name="firstRight">Whether the first is right about each image.</param>
    /// <param name="secondRight">Whether the second is.</param>
    /// <param name="method">How to test. Default: exact for few lesions, chi-squared for many.</param>
    /// <exception cref="ArgumentException">The lengths differ, nothing was given, or there is no such method.</exception>
    public static McNemarResult Test(
        IReadOnlyList<string> lesionIds, ReadOnlySpan<bool> firstRight, ReadOnlySpan<bool> secondRight, McNemarMethod method = McNemarMethod.Automatic)
    {
        ArgumentNullException.ThrowIfNull(lesionIds);
        if (lesionIds.Count == 0 || firstRight.Length != lesionIds.Count || secondRight.Length != lesionIds.Count)
        {
            throw new ArgumentException(
                $"Found {lesionIds.Count} lesion ids and {firstRight.Length} and {secondRight.Length} answers. Expected one of each per image, and at least one image.", nameof(lesionIds));
        }

        if (!Enum.IsDefined(method))
        {
            throw new ArgumentException($"The method is {method}. Expected one of: {string.Join(", ", Enum.GetNames<McNemarMethod>())}.", nameof(method));
        }

        var lesions = new LesionIndex(lesionIds);
        var surplus = new int[lesions.Count];
        Span<long> counts = stackalloc long[4];
        counts.Clear();
        for (var i = 0; i < firstRight.Length; i++)
        {
            surplus[lesions.LesionOf[i]] += (firstRight[i] ? 1 : 0) - (secondRight[i] ? 1 : 0);
            counts[(firstRight[i] ? 0 : 2) + (secondRight[i] ? 0 : 1)]++;
        }

        var discordant = surplus.Count(s => s != 0);
        method = method != McNemarMethod.Automatic ? method : discordant <= FewLesions ? McNemarMethod.LesionExact : McNemarMethod.LesionChiSquared;
        var (statistic, probability) = Compute(method, surplus, counts[1], counts[2]);
        return new McNemarResult
        {
            BothRight = counts[0],
            OnlyFirstRight = counts[1],
            OnlySecondRight = counts[2],
            BothWrong = counts[3],
            Lesions = lesions.Count,
            DiscordantLesions = discordant,
            Method = method,
            Statistic = statistic,
            PValue = probability,
        };
    }

    private static (double Statistic, double PValue) Compute(McNemarMethod method, int[] surplus, long onlyFirst, long onlySecond)
    {
        var difference = onlyFirst - onlySecond;
        var discordant = onlyFirst + onlySecond;
        switch (method)
        {
            case McNemarMethod.LesionExact:
                return (difference, SignFlips.TwoSided([.. surplus.Where(s => s != 0).Select(Math.Abs)], difference));
            case McNemarMethod.Exact:
                return (difference, SignFlips.TwoSided([.. Enumerable.Repeat(1, checked((int)discordant))], difference));
            case McNemarMethod.LesionChiSquared:
                // One lesion shows no variance.
                var lesions = surplus.Length == 1 ? double.NaN : (double)surplus.Length;
                return ChiSquared((lesions - 1) / lesions * difference * difference / surplus.Sum(s => (double)s * s));
            case McNemarMethod.ChiSquaredCorrected:
                var corrected = Math.Max(Math.Abs(difference) - 1, 0);
                return ChiSquared((double)corrected * corrected / discordant);
            default:
                return ChiSquared((double)difference * difference / discordant);
        }
    }

    private static (double Statistic, double PValue) ChiSquared(double value) => (value, Normal.ChiSquaredAbove(value));

    private static bool[] Right(Predictions predictions)
    {
        var right = new bool[predictions.Count];
        for (var i = 0; i < right.Length; i++)
        {
            right[i] = predictions.PredictedClasses[i] == predictions.Labels[i];
        }

        return right;
    }
}
