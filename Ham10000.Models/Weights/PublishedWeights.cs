using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What is known of a backbone's published ImageNet weights. A model can be trained with other standardisation than theirs; their own keeps
/// the features nearest to what they were trained for.</summary>
/// <param name="Name">torchvision's or timm's name of the architecture, whose state-dict keys the file has.</param>
/// <param name="Images">How the images that the weights were trained with were standardised.</param>
/// <param name="Source">Who published them.</param>
public sealed record PublishedWeights(string Name, Standardization Images, string Source)
{
    /// <summary>The file that <see cref="PretrainedWeights.ImageNet"/> and <see cref="PretrainedWeights.FromFolder"/> look for.</summary>
    public string FileName => PretrainedWeights.FileName(Name);

    /// <summary>The weights of a backbone in its usual form.</summary>
    /// <param name="backbone">Which network.</param>
    /// <returns>What is known of them.</returns>
    /// <exception cref="ArgumentException">There is no such backbone.</exception>
    public static PublishedWeights Of(Backbone backbone) => Of(new BackboneSpec(backbone, Pretrained: true));

    /// <summary>The weights of a backbone with the width and the padding of a specification.</summary>
    /// <param name="backbone">The backbone of a <see cref="ModelSpec"/>.</param>
    /// <returns>What is known of them.</returns>
    /// <exception cref="ArgumentException">The backbone does not come in that form.</exception>
    public static PublishedWeights Of(BackboneSpec backbone)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        var entry = BackboneCatalogue.Of(backbone);
        return new PublishedWeights(entry.WeightsName, entry.Images, entry.Source);
    }
}
