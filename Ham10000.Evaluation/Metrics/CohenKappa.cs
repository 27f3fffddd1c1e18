namespace Ham10000.Evaluation;

/// <summary>How far true and given classes agree beyond what chance would: 1 is perfect, 0 chance, below it worse.</summary>
/// <param name="weighting">How much worse one wrong class is than another. Default none, which suits diagnoses.</param>
/// <remarks>NaN where chance agrees always. As scikit-learn's <c>cohen_kappa_score</c> with all classes as its <c>labels</c>. Cohen, "A coefficient of
/// agreement for nominal scales", 1960.</remarks>
public sealed class CohenKappa(KappaWeighting weighting = KappaWeighting.None) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = weighting == KappaWeighting.None ? "Cohen's kappa" : $"{weighting.ToString().ToLowerInvariant()} Cohen's kappa";

    /// <inheritdoc />
    public override IMetric Fresh() => new CohenKappa(weighting);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => matrix.CohenKappa(weighting);
}
