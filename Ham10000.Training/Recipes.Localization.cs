using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    /// <summary>Where on the body the lesion is (<c>localization</c>) by DenseNet-121 from ImageNet at 128×128, the last 23 Keras layers trained; 502,158
    /// trainable parameters.</summary>
    /// <remarks>The description names network and target; head and trained layers are those of <see cref="DenseNet121"/>. Records whose site is unknown
    /// have no class and are left out.</remarks>
    public static Recipe DenseNet121Localization => new()
    {
        Name = nameof(DenseNet121Localization),
        Description = "localization by DenseNet-121 from ImageNet, last 23 layers trained",
        Architecture = (classes, weights) => Architectures.DenseNet121(classes, weights).Named(nameof(DenseNet121Localization)),
        HasBackbone = true,
        Target = Target.Localization,
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };

    /// <summary>Where on the body the lesion is (<c>localization</c>) in two stages: a convolutional autoencoder learns to give back images of 128×128, then its
    /// encoder feeds Dense(128, ReLU) and Dense(14); 270,758 trainable parameters.</summary>
    /// <remarks>
    /// The encoder has convolutions of 32, 16 and 8 filters with ReLU, each with max pooling, so that 2,048 numbers are left of an image; the decoder goes back by
    /// transposed convolutions, to a sigmoid that matches grey levels from 0 to 1. The description leaves these sizes open. In the second stage the encoder
    /// learns on with the classifier. Both stages train alike, on the images that have a site.
    /// </remarks>
    public static Recipe AutoencoderLocalization => new()
    {
        Name = nameof(AutoencoderLocalization),
        Description = "localization by the encoder of a convolutional autoencoder, trained in two stages",
        Architecture = (classes, _) => Encoder(nameof(AutoencoderLocalization)).Flatten().Dense(128, Activation.Relu).Dense(Logits(classes)),
        Target = Target.Localization,
        Preprocessing = UnitRange(128),
        Pretraining = new RecipePretraining { Architecture = Autoencoder, SharedLayers = EncoderLayers, Training = TenEpochs() },
        Training = TenEpochs(),
    };

    private const int EncoderLayers = 6;

    private static ModelBuilder Encoder(string name) => ModelBuilder.FromInput(128, 128).Named(name)
        .Conv2d(32, activation: Activation.Relu).MaxPool()
        .Conv2d(16, activation: Activation.Relu).MaxPool()
        .Conv2d(8, activation: Activation.Relu).MaxPool();

    private static ModelBuilder Autoencoder() => Encoder(nameof(Autoencoder))
        .Conv2dTranspose(8, activation: Activation.Relu)
        .Conv2dTranspose(16, activation: Activation.Relu)
        .Conv2dTranspose(32, activation: Activation.Relu)
        .Conv2d(3, activation: Activation.Sigmoid).Reconstruct();
}
