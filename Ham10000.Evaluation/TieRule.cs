namespace Ham10000.Evaluation;

/// <summary>Which class an image is given where several have the largest probability.</summary>
public enum TieRule
{
    /// <summary>The first of them, as NumPy's <c>argmax</c> does.</summary>
    First,

    /// <summary>None: the image is undecided and counts as wrong, as in the scorer of ISIC 2018, task 3.</summary>
    Undecided,
}
