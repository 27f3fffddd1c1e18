namespace Ham10000.Models;

/// <summary>Ready-made architectures: those that the public Keras program on HAM10000 compares. Each is a builder, so that image size,
/// layers and training can still be changed.</summary>
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
    /// <returns>A builder; with 7 classes 2,132,999 parameters are trained.</returns>
    public static ModelBuilder MobileNet(int classCount = 7, PretrainedWeights? weights = null) =>
        Transfer(Backbone.MobileNet, classCount, weights);

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

    /// <summary>MobileNet v1 with its last 50 layers trained, global average pooling, batch norm, dropout and one layer with L2 0.001.</summary>
    /// <param name="classCount">Number of classes. Default 7.</param>
    /// <param name="weights">What the backbone starts from. Default: ImageNet.</param>
    /// <returns>A builder; with 7 classes 3,081,991 parameters are trained.</returns>
    public static ModelBuilder MobileNetEnhanced(int classCount = 7, PretrainedWeights? weights = null) =>
        ModelBuilder.FromBackbone(Backbone.MobileNet, weights ?? PretrainedWeights.ImageNet).Named(nameof(MobileNetEnhanced))
            .TrainLast(50).GlobalAveragePooling().BatchNorm().Dropout(0.5).Dense(Logits(classCount), l2: 0.001);

    private static ModelBuilder Transfer(Backbone backbone, int classCount, PretrainedWeights? weights) =>
        ModelBuilder.FromBackbone(backbone, weights ?? PretrainedWeights.ImageNet)
            .TrainLast(23).GlobalAveragePooling().Dropout(0.3).Dense(Logits(classCount));

    private static int Logits(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        return classCount == 2 ? 1 : classCount;
    }
}
