using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    private const double DenseL2 = 0.001;

    /// <summary>The patient's sex from the flattened image: Dense 256 and 128 with ReLU, Dropout(0.3) after each; 12,616,193 trainable parameters.</summary>
    /// <remarks>Records whose sex is unknown have no class and are left out; the report counts them. The network gives one logit, and its sigmoid is the
    /// probability of <c>male</c>. Images of one patient are not known to belong together; only those of a lesion are kept in one part.</remarks>
    public static Recipe SexRelu => Sex(nameof(SexRelu), "dense layers of 256 and 128, dropout",
        flat => flat.Dense(256, Activation.Relu).Dropout(0.3).Dense(128, Activation.Relu).Dropout(0.3));

    /// <summary>The patient's sex from the flattened image: Dense 512 with tanh, 256 and 128 with ReLU, Dropout(0.4) after each; 25,330,689 trainable
    /// parameters. Otherwise as <see cref="SexRelu"/>.</summary>
    public static Recipe SexTanh => Sex(nameof(SexTanh), "dense layers of 512 (tanh), 256 and 128, dropout",
        flat => flat.Dense(512, Activation.Tanh).Dropout(0.4).Dense(256, Activation.Relu).Dropout(0.4).Dense(128, Activation.Relu).Dropout(0.4));

    /// <summary>The patient's sex from the flattened image: Dense 512, 256 and 128 with ReLU and an L2 penalty of 0.001, Dropout(0.5) after each; 25,330,689
    /// trainable parameters. Otherwise as <see cref="SexRelu"/>.</summary>
    /// <remarks>The description leaves the penalty's factor open; this is the one of <see cref="MobileNetEnhanced"/>.</remarks>
    public static Recipe SexL2 => Sex(nameof(SexL2), "dense layers of 512, 256 and 128, L2 and dropout",
        flat => flat.Dense(512, Activation.Relu, DenseL2).Dropout(0.5).Dense(256, Activation.Relu, DenseL2).Dropout(0.5)
            .Dense(128, Activation.Relu, DenseL2).Dropout(0.5));

    /// <summary>The patient's sex from the flattened image: Dense 512, 256 and 128 with ReLU, batch norm after each; 25,332,481 trainable parameters.
    /// Otherwise as <see cref="SexRelu"/>.</summary>
    public static Recipe SexBatchNorm => Sex(nameof(SexBatchNorm), "dense layers of 512, 256 and 128, batch norm",
        flat => flat.Dense(512, Activation.Relu).BatchNorm().Dense(256, Activation.Relu).BatchNorm().Dense(128, Activation.Relu).BatchNorm());

    private static Recipe Sex(string name, string description, Func<ModelBuilder, ModelBuilder> hidden) => new()
    {
        Name = name,
        Description = $"sex by {description}",
        Architecture = (classes, _) => hidden(ModelBuilder.FromInput(128, 128).Named(name).Flatten()).Dense(Logits(classes)),
        Target = Target.Sex,
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };
}
