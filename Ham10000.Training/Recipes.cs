using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>Ready-made recipes. The seven of <see cref="All"/> are those of the public Keras program <em>Skin-Cancer-Classification-TL</em>, after its
/// description; <see cref="Published"/> holds other set-ups that were published for HAM10000.</summary>
/// <remarks>The seven take images of 100×125 standardised by one scalar mean and deviation of the training set, and batches of 10; they leave out
/// incomplete records as the original does. All recipes split by lesion, also where the original splits by image: replace
/// <see cref="Recipe.Split"/> for another. Each property makes a new value with callbacks of its own.</remarks>
public static partial class Recipes
{
    /// <summary>Five dense layers of 64 on the flattened image; 2,417,159 trainable parameters. Adam 0.00075, 50 epochs.</summary>
    public static Recipe NeuralNetwork => new()
    {
        Name = nameof(NeuralNetwork),
        Description = "five dense layers of 64 on the flattened image",
        Architecture = (classes, _) => Architectures.NeuralNetwork(classes),
        Cleaning = new CleanOptions(),
        Training = Options(7.5e-4),
    };

    /// <summary>Three convolutions of 32 filters and two dense layers; 1,528,007 trainable parameters. Adam 0.0001, 50 epochs.</summary>
    public static Recipe Cnn => new()
    {
        Name = nameof(Cnn),
        Description = "three convolutions of 32 filters, two dense layers",
        Architecture = (classes, _) => Architectures.Cnn(classes),
        Cleaning = new CleanOptions(),
        Training = Options(1e-4),
    };

    /// <summary><see cref="Cnn"/> with the standard augmentation and the plateau schedule.</summary>
    public static Recipe CnnAugmented => Cnn with
    {
        Name = nameof(CnnAugmented),
        Description = "the same, with augmentation and a plateau schedule",
        Training = Augmented(1e-4),
    };

    /// <summary>MobileNet v1 from ImageNet, the last 23 Keras layers trained; 2,132,999 trainable parameters. Adam 0.0001, 50 epochs, standard augmentation, plateau schedule.</summary>
    public static Recipe MobileNet => new()
    {
        Name = nameof(MobileNet),
        Description = "MobileNet v1 from ImageNet, last 23 layers trained",
        Architecture = (classes, weights) => Architectures.MobileNet(classes, weights),
        HasBackbone = true,
        Cleaning = new CleanOptions(),
        Training = Augmented(1e-4),
    };

    /// <summary>ResNet-50 from ImageNet, the last 23 Keras layers trained; 8,943,623 trainable parameters. Trained as <see cref="MobileNet"/>.</summary>
    public static Recipe ResNet50 => MobileNet with
    {
        Name = nameof(ResNet50),
        Description = "ResNet-50 from ImageNet, last 23 layers trained",
        Architecture = (classes, weights) => Architectures.ResNet50(classes, weights),
    };

    /// <summary>DenseNet-121 from ImageNet, the last 23 Keras layers trained; 494,983 trainable parameters. Trained as <see cref="MobileNet"/>.</summary>
    public static Recipe DenseNet121 => MobileNet with
    {
        Name = nameof(DenseNet121),
        Description = "DenseNet-121 from ImageNet, last 23 layers trained",
        Architecture = (classes, weights) => Architectures.DenseNet121(classes, weights),
    };

    /// <summary>MobileNet v1 from ImageNet, the last 50 Keras layers trained, batch norm and dropout 0.5 in the head, L2 0.001 on its kernel;
    /// 3,081,991 trainable parameters. Adam 0.001, 500 epochs, strong augmentation, plateau schedule.</summary>
    public static Recipe MobileNetEnhanced => MobileNet with
    {
        Name = nameof(MobileNetEnhanced),
        Description = "MobileNet v1 from ImageNet, last 50 layers trained, batch norm and L2 in the head",
        Architecture = (classes, weights) => Architectures.MobileNetEnhanced(classes, weights),
        Training = Augmented(1e-3) with { Epochs = 500, Augmentation = Augmentation.Strong },
    };

    /// <summary>All seven, in the order of the comparison table.</summary>
    public static IReadOnlyList<Recipe> All => [NeuralNetwork, Cnn, CnnAugmented, MobileNet, ResNet50, DenseNet121, MobileNetEnhanced];

    private static TrainingOptions Options(double learningRate) => new()
    {
        Epochs = 50,
        BatchSize = 10,
        Optimizer = Optimizer.Adam(learningRate, epsilon: 1e-8),
    };

    private static TrainingOptions Augmented(double learningRate) => Options(learningRate) with
    {
        Augmentation = Augmentation.Standard,
        Callbacks = [new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 5, factor: 0.5, minimumLearningRate: 1e-5, minimumDelta: 1e-4)],
    };
}
