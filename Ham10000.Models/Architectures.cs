namespace Ham10000.Models;

/// <summary>Ready-made architectures: those that the public Keras program on HAM10000 compares, and the same head on other backbones. Each is a
/// builder, so that image size, layers and training can still be changed.</summary>
/// <remarks>All take the number of classes; 2 classes give one logit, K classes from 3 on give K logits.</remarks>
public static class Architectures
{
    /// <summary>Five hidden layers of 64 units over the flattened pixels. Kernels start uniform in ±0.05.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <returns>A builder; at 100×125 pixels and 7 classes the model has 2,417,159 parameters.</returns>
    public static ModelBuilder NeuralNetwork(int classCount = 7)
    {
        const int HiddenLayers = 5;
        var builder = ModelBuilder.FromInput().Named(nameof(NeuralNetwork)).Flatten();
        for (var i = 0; i < HiddenLayers; i++)
        {
            builder = builder.Dense(64, Activation.Relu, initializer: KernelInitializer.RandomUniform);
        }

        return builder.Dense(Logits(classCount), initializer: KernelInitializer.RandomUniform);
    }

    /// <summary>Three blocks of convolution, pooling and dropout, and two hidden layers.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <returns>A builder; at 100×125 pixels and 7 classes the model has 1,528,007 parameters.</returns>
    public static ModelBuilder Cnn(int classCount = 7) => ModelBuilder.FromInput().Named(nameof(Cnn))
        .Conv2d(32, activation: Activation.Relu).MaxPool(2).Dropout(0.15)
        .Conv2d(32, activation: Activation.Relu).MaxPool(2).Dropout(0.225)
        .Conv2d(32, activation: Activation.Relu).MaxPool(2).Dropout(0.3375)
        .Flatten()
        .Dense(256, Activation.Relu)
        .Dense(128, Activation.Relu)
        .Dropout(0.34)
        .Dense(Logits(classCount));

    /// <summary>MobileNet v1 with its last 23 layers trained, global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <param name="widthMultiplier">Scales every channel count (alpha in the paper): 0.25, 0.5, 0.75 or 1. Default 1.</param>
    /// <returns>A builder; at width 1 and with 7 classes 2,132,999 parameters are trained.</returns>
    /// <exception cref="ArgumentException">The width multiplier is none of the four.</exception>
    public static ModelBuilder MobileNet(int classCount = 7, PretrainedWeights? weights = null, double widthMultiplier = 1) =>
        Transfer(Backbone.MobileNet, classCount, weights).WidthMultiplier(widthMultiplier);

    /// <summary>MobileNet v2 with its last 23 layers trained (from the last convolution of block 14), global average pooling, dropout and one
    /// layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 1,368,967 parameters are trained.</returns>
    public static ModelBuilder MobileNetV2(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.MobileNetV2, classCount, weights);

    /// <summary>ResNet-18 with its last 23 layers trained (the last three blocks), global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 9,577,991 parameters are trained.</returns>
    public static ModelBuilder ResNet18(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.ResNet18, classCount, weights);

    /// <summary>ResNet-34 with its last 23 layers trained (the last stage), global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 13,117,959 parameters are trained.</returns>
    public static ModelBuilder ResNet34(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.ResNet34, classCount, weights);

    /// <summary>ResNet-50 with its last 23 layers trained, global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 8,943,623 parameters are trained.</returns>
    public static ModelBuilder ResNet50(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.ResNet50, classCount, weights);

    /// <summary>DenseNet-121 with its last 23 layers trained, global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 494,983 parameters are trained.</returns>
    public static ModelBuilder DenseNet121(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.DenseNet121, classCount, weights);

    /// <summary>VGG-16 without its dense layers, its last 4 layers trained (the last stage), global average pooling, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 7,083,015 parameters are trained.</returns>
    public static ModelBuilder Vgg16(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.Vgg16, classCount, weights, trainLast: 4);

    /// <summary>EfficientNet-B0 with its last 23 layers trained (from the squeeze-and-excitation of block 6d), global average pooling, dropout and
    /// one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 1,471,719 parameters are trained.</returns>
    public static ModelBuilder EfficientNetB0(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.EfficientNetB0, classCount, weights);

    /// <summary>ConvNeXt-Tiny with its last 24 layers trained (the blocks of the last stage), global average pooling, layer norm as in the
    /// published network, dropout and one layer.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 14,296,327 parameters are trained.</returns>
    public static ModelBuilder ConvNeXtTiny(int classCount = 7, PretrainedWeights? weights = null) =>
        ModelBuilder.FromBackbone(Backbone.ConvNeXtTiny, weights ?? PretrainedWeights.ImageNet)
            .TrainLast(24).GlobalAveragePooling().LayerNorm().Dropout(0.3).Dense(Logits(classCount));

    /// <summary>MobileNet v1 with its last 50 layers trained, global average pooling, batch norm, dropout and one layer with L2 0.001.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 3,081,991 parameters are trained.</returns>
    public static ModelBuilder MobileNetEnhanced(int classCount = 7, PretrainedWeights? weights = null) =>
        ModelBuilder.FromBackbone(Backbone.MobileNet, weights ?? PretrainedWeights.ImageNet).Named(nameof(MobileNetEnhanced))
            .TrainLast(50).GlobalAveragePooling().BatchNorm().Dropout(0.5).Dense(Logits(classCount), l2: 0.001);

    private static ModelBuilder Transfer(Backbone backbone, int classCount, PretrainedWeights? weights, int trainLast = 23) =>
        ModelBuilder.FromBackbone(backbone, weights ?? PretrainedWeights.ImageNet)
            .TrainLast(trainLast).GlobalAveragePooling().Dropout(0.3).Dense(Logits(classCount));

    private static int Logits(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        return classCount == 2 ? 1 : classCount;
    }
}
