using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    /// <summary>The library's own recipes, which nobody published.</summary>
    public static IReadOnlyList<Recipe> Own => [Best];

    /// <summary>The library's own recipe for balanced accuracy: MobileNet v1 from ImageNet at 150×150, trained from its third block on with a logit-adjusted loss, any rotation, one cosine and
    /// averaged weights, and judged over eight views of each image.</summary>
    /// <remarks>
    /// What differs from <see cref="MobileNet"/>, and why. The centre of the picture is cut out at its own scale, where <see cref="MobileNet"/> squeezes all of it into half the pixels.
    /// Grey levels go from −1 to 1, as the weights were trained. All but the first two blocks are trained. A lesion has no up and no left: rotations by any angle. Rare classes: the loss is
    /// that of Menon et al. (arXiv:2007.07314), which aims at balanced accuracy without drawing rare images so often that they are learnt by heart. AdamW with a cosine and the mean of the last
    /// few hundred steps' weights ends on a flat place, so nothing is left to choose by a validation set: with one, it is reported and not used. The records that
    /// <see cref="MobileNet"/> leaves out for want of an age are used.
    /// </remarks>
    public static Recipe Best => new()
    {
        Name = nameof(Best),
        Description = "MobileNet v1 from ImageNet at 150×150, trained from block 3 on for balanced accuracy, judged over eight views",
        Architecture = (classes, weights) => ModelBuilder.FromBackbone(Backbone.MobileNet, weights).Named(nameof(Best)).TrainFrom("conv_dw_3")
            .GlobalAveragePooling().Dropout(0.3).Dense(Logits(classes)),
        HasBackbone = true,
        Preprocessing = new Preprocessing { Height = 150, Width = 150, Resize = ResizeMode.CenterCrop, Standardization = Standardization.SymmetricUnitRange },
        Training = new TrainingOptions
        {
            Epochs = 36,
            BatchSize = 32,
            Optimizer = Optimizer.AdamW(1e-3, weightDecay: 0.02) with { DecayBiasAndNorm = false },
            Loss = Loss.LogitAdjusted() with { LabelSmoothing = 0.05 },
            MovingAverage = new MovingAverage { Decay = 0.998 },
            Augmentation = AnyRotation,
            Callbacks = [new CosineAnnealing(warmup: Duration.OfFit(0.1))],
        },
        Evaluation = new EvaluationOptions { TestTimeAugmentation = TestTimeAugmentation.Dihedral },
    };

    // Lesions lie in the middle of the picture at about the same size, under lights of different colours.
    private static Augmentation AnyRotation => new()
    {
        RotationDegrees = 180,
        ZoomRange = 0.2,
        WidthShift = 0.06,
        HeightShift = 0.06,
        HorizontalFlip = true,
        VerticalFlip = true,
        Brightness = 0.1,
        Contrast = 0.1,
        Saturation = 0.1,
    };
}
