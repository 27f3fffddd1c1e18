namespace Ham10000.Models;

/// <summary>One model of an <see cref="Ensemble"/> as a value, without its weights.</summary>
/// <param name="Model">Its architecture.</param>
/// <param name="Weight">Its share of the mean, above 0; those of all members sum to 1.</param>
/// <param name="Temperature">What its logits are divided by, 0.01 to 100.</param>
/// <param name="Correction">How the ensemble's images become those that it was trained on; null where they are the same.</param>
public sealed record EnsembleMember(ModelSpec Model, double Weight, double Temperature = 1, InputCorrection? Correction = null)
{
    internal IEnumerable<string> Problems(FeatureShape images)
    {
        if (Model.Layers.Any(layer => layer is EnsembleSpec))
        {
            yield return "is an ensemble itself; make one ensemble of all members";
            yield break;
        }

        if ((Model.Height, Model.Width) != (images.Height, images.Width))
        {
            yield return $"takes images of {Model.Height}×{Model.Width}, and the ensemble gets {images.Height}×{images.Width}";
        }

        if (Model.Layers.Count == 0 || Model.OutputShape().IsMaps)
        {
            yield return "does not end in logits";
        }

        if (!(Weight > 0 && Weight <= 1))
        {
            yield return FormattableString.Invariant($"has weight {Weight}; expected above 0 and at most 1");
        }

        if (!ModelCalibration.IsTemperature(Temperature))
        {
            yield return FormattableString.Invariant($"has temperature {Temperature}; expected {ModelCalibration.SmallestTemperature} to {ModelCalibration.LargestTemperature}");
        }

        if (Correction is { IsUsable: false })
        {
            yield return $"has {Correction}; expected finite numbers and scales above 0";
        }
    }
}
