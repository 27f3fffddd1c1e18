using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    /// <summary>A baseline CNN: three convolutions of 32, 64 and 118 filters, each with ReLU and max pooling, then Dropout(0.3) and Dense(7); 298,941
    /// trainable parameters.</summary>
    /// <remarks>The description gives filters and dropout; kernels of 3×3 with same padding and a head without a hidden layer are chosen here.</remarks>
    public static Recipe BaselineCnn => new()
    {
        Name = nameof(BaselineCnn),
        Description = "three convolutions of 32, 64 and 118 filters, dropout",
        Architecture = (classes, _) => ModelBuilder.FromInput(128, 128).Named(nameof(BaselineCnn))
            .Conv2d(32, activation: Activation.Relu).MaxPool()
            .Conv2d(64, activation: Activation.Relu).MaxPool()
            .Conv2d(118, activation: Activation.Relu).MaxPool()
            .Flatten().Dropout(0.3).Dense(Logits(classes)),
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };

    /// <summary>The diagnosis from the flattened image: Dense 512, 256 and 128 with ReLU; 25,331,463 trainable parameters.</summary>
    public static Recipe FullyConnected => new()
    {
        Name = nameof(FullyConnected),
        Description = "dense layers of 512, 256 and 128 on the flattened image",
        Architecture = (classes, _) => ModelBuilder.FromInput(128, 128).Named(nameof(FullyConnected)).Flatten()
            .Dense(512, Activation.Relu).Dense(256, Activation.Relu).Dense(128, Activation.Relu).Dense(Logits(classes)),
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };

    /// <summary>The diagnosis from the image and from what is known of the patient: MobileNet v1 from ImageNet at 128×128, the last 23 Keras layers trained, global
    /// average pooling, age, sex and site through Dense(16, ReLU) beside it, Dropout(0.3) and Dense(7); 2,133,447 trainable parameters.</summary>
    /// <remarks>What is missing has a flag of its own, so no record is left out for it.</remarks>
    public static Recipe MobileNetPatient => new()
    {
        Name = nameof(MobileNetPatient),
        Description = "MobileNet v1 from ImageNet, last 23 layers trained, joined by age, sex and site",
        Architecture = (classes, weights) => ModelBuilder.FromBackbone(Backbone.MobileNet, weights).Named(nameof(MobileNetPatient))
            .TrainLast(23).GlobalAveragePooling().JoinPatient(16, Activation.Relu).Dropout(0.3).Dense(Logits(classes)),
        HasBackbone = true,
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };
}
