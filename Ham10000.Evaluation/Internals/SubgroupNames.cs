namespace Ham10000.Evaluation;

/// <summary>Kinds of groups and their scores in words.</summary>
internal static class SubgroupNames
{
    public static string Of(SubgroupKind kind) => kind switch
    {
        SubgroupKind.Age => "age",
        SubgroupKind.Sex => "sex",
        SubgroupKind.Localization => "localization",
        _ => "diagnosis method",
    };

    public static string Of(SubgroupScore score) => score switch
    {
        SubgroupScore.BalancedAccuracy => "balanced accuracy",
        SubgroupScore.MalignantSensitivity => "malignant sensitivity",
        _ => "benign specificity",
    };
}
