using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>MixUp: every image becomes λ times itself and 1 − λ times another of its batch, and so do its label and what is known of its patient.</summary>
/// <param name="Alpha">λ is drawn per batch from the beta distribution with both parameters alpha: small values leave images nearly as they are, 1 makes every λ as likely. Above 0. Default 0.2.</param>
/// <remarks>Zhang et al., "mixup: Beyond empirical risk minimization", arXiv:1710.09412.</remarks>
public sealed record MixUp(double Alpha = 0.2) : BatchTransform
{
    /// <inheritdoc />
    public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(mix);
        ArgumentNullException.ThrowIfNull(random);
        var share = random.NextBeta(Alpha);
        var partners = mix.Partners(batch.Count);
        random.NextOrder(partners);
        BatchMixing.Blend(batch.Pixels, partners, (float)share);
        BatchMixing.Blend(batch.Patient, partners, (float)share);
        mix.Set(batch, partners, share);
    }

    /// <summary>Such as <c>MixUp(0.2)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"MixUp({Alpha})");

    internal override IEnumerable<string> Problems() => BatchMixing.AlphaProblems(nameof(MixUp), Alpha);
}
