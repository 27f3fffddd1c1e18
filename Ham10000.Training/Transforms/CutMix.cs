using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>CutMix: a box of every image is replaced by the same box of another of its batch; labels and patient data mix by the areas.</summary>
/// <param name="Alpha">The share of the image that stays is drawn per batch from the beta distribution with both parameters alpha; a box that leaves the image is cut at its border, and λ is the
/// share that stays in the end. Above 0. Default 1, as in the paper.</param>
/// <remarks>Yun et al., "CutMix", arXiv:1905.04899. The box lies in the same place for the whole batch and has the image's proportions.</remarks>
public sealed record CutMix(double Alpha = 1) : BatchTransform
{
    /// <inheritdoc />
    public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(mix);
        ArgumentNullException.ThrowIfNull(random);
        var stays = random.NextBeta(Alpha);
        var box = MixBox.Of(batch.Height, batch.Width, stays, random.NextInt32(batch.Height), random.NextInt32(batch.Width));
        var partners = mix.Partners(batch.Count);
        random.NextOrder(partners);
        var share = 1 - (double)box.Area / (batch.Height * batch.Width);
        BatchMixing.Paste(batch.Pixels, batch.Height, batch.Width, partners, box);
        BatchMixing.Blend(batch.Patient, partners, (float)share);
        mix.Set(batch, partners, share);
    }

    /// <summary>Such as <c>CutMix(1)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CutMix({Alpha})");

    internal override IEnumerable<string> Problems() => BatchMixing.AlphaProblems(nameof(CutMix), Alpha);
}
