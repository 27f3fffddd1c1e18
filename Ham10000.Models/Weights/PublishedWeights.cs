using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What is known of a backbone's published ImageNet weights. A model can be trained with other standardisation than theirs; their own keeps
/// the features nearest to what they were trained for.</summary>
/// <param name="Backbone">The network in the form that they fit.</param>
/// <param name="Name">torchvision's or timm's name of the architecture, whose state-dict keys the file has.</param>
/// <param name="Images">How the images that the weights were trained with were standardised.</param>
/// <param name="Source">Who published them.</param>
public sealed record PublishedWeights(BackboneSpec Backbone, string Name, Standardization Images, string Source)
{
    private const int Size = 224;

    /// <summary>Every one that is known: one for each backbone, each width of MobileNet v1 and each publisher of MobileNet v2.</summary>
    public static IReadOnlyList<PublishedWeights> All { get; } = [.. Enum.GetValues<Backbone>().SelectMany(Forms).DistinctBy(weights => (weights.Name, weights.Source))];

    /// <summary>The file that <see cref="PretrainedWeights.ImageNet"/> and <see cref="PretrainedWeights.FromFolder"/> look for.</summary>
    public string FileName => PretrainedWeights.FileName(Name);

    /// <summary>The preprocessing nearest to what their publishers evaluate them with: the centre of the image, 224×224, bilinear (bicubic for
    /// EfficientNet-B0), standardised as <see cref="Images"/>. A model that is trained further may have any other; this library's recipes standardise by the training set.</summary>
    public Preprocessing Preprocessing => new()
    {
        Height = Size,
        Width = Size,
        Resize = ResizeMode.CenterCrop,
        Interpolation = BackboneCatalogue.Of(Backbone).Interpolation,
        Standardization = Images,
    };

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
        var form = new BackboneSpec(backbone.Network, Pretrained: true) { WidthMultiplier = backbone.WidthMultiplier, Padding = backbone.Padding };
        return new PublishedWeights(form, entry.WeightsName, entry.Images, entry.Source);
    }

    private static IEnumerable<PublishedWeights> Forms(Backbone backbone)
    {
        var usual = BackboneCatalogue.Of(backbone);
        return usual.Paddings.SelectMany(padding => usual.Widths.Select(width => Of(new BackboneSpec(backbone, Pretrained: true)
        {
            WidthMultiplier = width == usual.Widths[0] ? null : width,
            Padding = padding == usual.Paddings[0] ? null : padding,
        })));
    }
}
