namespace Ham10000.Evaluation;

/// <summary>Which scores of a group are not to be judged, and why: written into a group's warning and read off it.</summary>
internal static class SubgroupDoubt
{
    private const string NotToBeJudged = " not to be judged: ";

    /// <summary>Says that nothing of a group is to be judged.</summary>
    public static string OfAll(string reason) => $"Too small to judge: {reason}.";

    /// <summary>Says that one score of a group is not to be judged.</summary>
    public static string OfOne(SubgroupScore score, string reason) => $"{Subject(score)}{NotToBeJudged}{reason}.";

    /// <summary>Whether the warning speaks against every number of the group. One in other words than this class's does.</summary>
    public static bool IsOfAll(Subgroup group) => group.Warning is { } warning && !Enum.GetValues<SubgroupScore>().Any(score => Start(warning, score) == 0);

    /// <summary>Why a score of a group is not to be judged; null where nothing speaks against it.</summary>
    public static string? Of(Subgroup group, SubgroupScore score)
    {
        if (group.Warning is not { } warning || IsOfAll(group))
        {
            return group.Warning;
        }

        var start = Start(warning, score);
        var end = Enum.GetValues<SubgroupScore>().Select(other => Start(warning, other)).Where(place => place > start).DefaultIfEmpty(warning.Length).Min();
        return start < 0 ? null : warning[start..end].TrimEnd();
    }

    private static int Start(string warning, SubgroupScore score)
    {
        var text = Subject(score) + NotToBeJudged;
        var later = warning.IndexOf(". " + text, StringComparison.Ordinal);
        return warning.StartsWith(text, StringComparison.Ordinal) ? 0 : later < 0 ? -1 : later + 2;
    }

    private static string Subject(SubgroupScore score) => score switch
    {
        SubgroupScore.BalancedAccuracy => "Balanced accuracy",
        SubgroupScore.MalignantSensitivity => "Sensitivity",
        _ => "Specificity",
    };
}
