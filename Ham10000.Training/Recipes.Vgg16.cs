using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    private const int BalancedImages = 42_650;

    /// <summary>A frozen VGG-16 from ImageNet at 224×224, flattened into Dense(256, ReLU) and Dense(7); 6,424,583 trainable parameters. Grey levels
    /// from 0 to 1, Adam 0.001, 10 epochs, batches of 32, a fifth of the images for validation.</summary>
    /// <remarks>As described, the rest trains and there is no test part; nothing is chosen by the validation part, so it can judge. The original draws it
    /// by image; here whole lesions are drawn.</remarks>
    public static Recipe Vgg16Dense => new()
    {
        Name = nameof(Vgg16Dense),
        Description = "frozen VGG-16 from ImageNet at 224×224, a dense layer of 256",
        Architecture = (classes, weights) => Vgg16Flattened(nameof(Vgg16Dense), classes, weights),
        HasBackbone = true,
        Preprocessing = UnitRange(224),
        Split = SplitOptions.ByLesion(train: 0.8, validation: 0.2, test: 0, seed: 123),
        Training = TenEpochs(),
    };

    /// <summary><see cref="Vgg16Balanced"/> with Adam 0.001.</summary>
    public static Recipe Vgg16Adam => Vgg16Balanced(Optimizer.Adam(1e-3, KerasEpsilon)) with { Name = nameof(Vgg16Adam) };

    /// <summary><see cref="Vgg16Balanced"/> with NAdam 0.001.</summary>
    public static Recipe Vgg16NAdam => Vgg16Balanced(Optimizer.NAdam(1e-3, KerasEpsilon)) with { Name = nameof(Vgg16NAdam) };

    /// <summary><see cref="Vgg16Balanced"/> with RMSProp 0.001 and Keras's smoothing of 0.9.</summary>
    public static Recipe Vgg16RmsProp => Vgg16Balanced(Optimizer.RmsProp(1e-3, smoothing: 0.9, KerasEpsilon)) with { Name = nameof(Vgg16RmsProp) };

    /// <summary>A frozen VGG-16 from ImageNet at 64×64 on balanced classes, flattened into Dense(256, ReLU) and Dense(7); 526,343 trainable parameters.
    /// Grey levels from 0 to 1, 80 % for training and 20 % for the test, 10 epochs, batches of 32.</summary>
    /// <param name="optimizer">The update rule; the published comparison is of NAdam, Adam and RMSProp.</param>
    /// <param name="images">Images of the balanced set, of which 80 % are for training: at least 10. Default 42,650; the smaller published set has 12,000.</param>
    /// <remarks>
    /// The original balances all images by augmented copies and splits afterwards by image, so that most of its test images are copies of what was
    /// learnt. Here lesions are divided first, and the training part alone is brought to 80 % of <paramref name="images"/>, equally many of each class:
    /// small classes by copies, large ones by leaving images out. <c>recipe.Run(data.BalanceBeforeSplit(folder))</c> reproduces the original's kind of split.
    /// The dense layer is that of <see cref="Vgg16Dense"/>; the description leaves it open.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">images is below 10.</exception>
    public static Recipe Vgg16Balanced(Optimizer optimizer, int images = BalancedImages)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 10);
        return new Recipe
        {
            Name = nameof(Vgg16Balanced),
            Description = $"frozen VGG-16 from ImageNet at 64×64 on balanced classes, trained by {optimizer.Kind}",
            Architecture = (classes, weights) => Vgg16Flattened(nameof(Vgg16Balanced), classes, weights),
            HasBackbone = true,
            Preprocessing = UnitRange(64),
            Split = SplitOptions.ByLesion(train: 0.8, validation: 0, test: 0.2, seed: 123),
            Balance = BalanceOptions.Published with { TotalImages = (int)Math.Round(0.8 * images) },
            Training = TenEpochs(optimizer),
        };
    }

    /// <summary>A frozen VGG-16 from ImageNet at 128×128 with global average pooling, Dropout(0.5) and Dense(7); 3,591 trainable parameters. Grey levels
    /// from 0 to 1.</summary>
    public static Recipe Vgg16Pooled => new()
    {
        Name = nameof(Vgg16Pooled),
        Description = "frozen VGG-16 from ImageNet at 128×128, global average pooling and dropout",
        Architecture = (classes, weights) => ModelBuilder.FromBackbone(Backbone.Vgg16, weights).Named(nameof(Vgg16Pooled))
            .FreezeBackbone().GlobalAveragePooling().Dropout(0.5).Dense(Logits(classes)),
        HasBackbone = true,
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };

    private static ModelBuilder Vgg16Flattened(string name, int classes, PretrainedWeights weights) =>
        ModelBuilder.FromBackbone(Backbone.Vgg16, weights).Named(name)
            .FreezeBackbone().Flatten().Dense(256, Activation.Relu).Dense(Logits(classes));
}
