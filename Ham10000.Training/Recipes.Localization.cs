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
}
