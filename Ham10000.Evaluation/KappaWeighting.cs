namespace Ham10000.Evaluation;

/// <summary>How much worse one wrong class is than another in <see cref="CohenKappa"/>.</summary>
public enum KappaWeighting
{
    /// <summary>Every wrong class is as wrong. The one that suits diagnoses, which have no order.</summary>
    None,

    /// <summary>The distance of the class indices: for grades, whose order means something.</summary>
    Linear,

    /// <summary>The squared distance of the class indices.</summary>
    Quadratic,
}
