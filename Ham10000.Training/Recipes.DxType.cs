using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

public static partial class Recipes
{
    /// <summary>How the diagnosis was made (<c>dx_type</c>) by the network of <see cref="FullyConnected"/>; 25,331,076 trainable parameters.</summary>
    /// <remarks>Beware of what it learns: <see cref="Target.DiagnosisMethod"/> gives the diagnosis away.</remarks>
    public static Recipe FullyConnectedDxType => FullyConnected with
    {
        Name = nameof(FullyConnectedDxType),
        Description = "dx_type by dense layers of 512, 256 and 128 on the flattened image",
        Target = Target.DiagnosisMethod,
    };

    /// <summary>How the diagnosis was made (<c>dx_type</c>) by ResNet-50 from ImageNet at 128×128, the last 23 Keras layers trained; 8,937,476 trainable
    /// parameters.</summary>
    /// <remarks>The description names network and target; head and trained layers are those of <see cref="ResNet50"/>. Beware of what it learns:
    /// <see cref="Target.DiagnosisMethod"/> gives the diagnosis away.</remarks>
    public static Recipe ResNet50DxType => new()
    {
        Name = nameof(ResNet50DxType),
        Description = "dx_type by ResNet-50 from ImageNet, last 23 layers trained",
        Architecture = (classes, weights) => Architectures.ResNet50(classes, weights).Named(nameof(ResNet50DxType)),
        HasBackbone = true,
        Target = Target.DiagnosisMethod,
        Preprocessing = UnitRange(128),
        Training = TenEpochs(),
    };
}
