namespace Ham10000.Evaluation;

/// <summary>How scores of classes become one number.</summary>
public enum Averaging
{
    /// <summary>The plain mean over the classes: every class counts the same.</summary>
    Macro,

    /// <summary>The mean weighted by the number of true images per class.</summary>
    Weighted,

    /// <summary>The score of the summed counts: every image counts the same.</summary>
    Micro,
}
