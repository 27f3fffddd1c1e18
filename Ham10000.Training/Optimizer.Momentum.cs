namespace Ham10000.Training;

public sealed partial record Optimizer
{
    /// <summary>The momentum, or the first beta, that a schedule may cycle; null where there is none.</summary>
    internal double? FirstMomentum => Kind switch
    {
        OptimizerKind.Adam or OptimizerKind.AdamW or OptimizerKind.NAdam => Beta1,
        _ => Momentum > 0 ? Momentum : null,
    };
}
