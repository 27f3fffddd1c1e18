namespace Ham10000.Evaluation;

/// <summary>How two runs agree on the images of one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="BothRight">Images that both gave their class.</param>
/// <param name="OnlyFirstRight">Images that the first alone gave their class.</param>
/// <param name="OnlySecondRight">Images that the second alone gave their class.</param>
/// <param name="BothWrong">Images that neither gave their class.</param>
public sealed record ClassAgreement(string Name, int BothRight, int OnlyFirstRight, int OnlySecondRight, int BothWrong)
{
    /// <summary>The images of the class.</summary>
    public int Images => BothRight + OnlyFirstRight + OnlySecondRight + BothWrong;
}
