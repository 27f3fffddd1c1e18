namespace Ham10000.Evaluation;

/// <summary>What a ratio with an empty denominator counts as, e.g. the precision of a class that was never predicted.</summary>
public enum ZeroDivision
{
    /// <summary>0, as scikit-learn's default does (there with a warning).</summary>
    Zero,

    /// <summary>1.</summary>
    One,

    /// <summary>NaN. Averages leave undefined classes out, and are NaN where none is left. F1 is undefined only for a class that neither
    /// occurs nor is predicted; otherwise it is 0.</summary>
    NaN,
}
