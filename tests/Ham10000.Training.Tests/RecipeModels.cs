using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>The network of every recipe for its own target. A new recipe is covered by being listed.</summary>
public sealed class RecipeModels : IContractModels
{
    private const string Dense = "dense.weight,bias";
    private const string TwoDense = Dense + " dense_1.weight,bias";
    private const string ThreeDense = TwoDense + " dense_2.weight,bias";
    private const string FourDense = ThreeDense + " dense_3.weight,bias";
    private const string ThreeConvolutions = "conv2d.weight,bias conv2d_1.weight,bias conv2d_2.weight,bias ";
    private const string Statistics = "weight,bias,running_mean,running_var,num_batches_tracked";

    /// <summary>The counts are computed in Golden/count_parameters.py too.</summary>
    public static IReadOnlyDictionary<string, ContractModel> All { get; } = new Dictionary<string, ContractModel>
    {
        ["NeuralNetwork"] = Of(Recipes.NeuralNetwork, 2_417_159, FourDense + " dense_4.weight,bias dense_5.weight,bias"),
        ["Cnn"] = Of(Recipes.Cnn, 1_528_007, ThreeConvolutions + ThreeDense),
        ["CnnAugmented"] = Of(Recipes.CnnAugmented, 1_528_007, ThreeConvolutions + ThreeDense),
        ["MobileNet"] = Of(Recipes.MobileNet, 2_132_999, Dense),
        ["ResNet50"] = Of(Recipes.ResNet50, 8_943_623, Dense),
        ["DenseNet121"] = Of(Recipes.DenseNet121, 494_983, Dense),
        ["MobileNetEnhanced"] = Of(Recipes.MobileNetEnhanced, 3_081_991, $"batch_normalization.{Statistics} {Dense}"),
        ["Best"] = Of(Recipes.Best, 3_201_543, Dense),
        ["Vgg16Dense"] = Of(Recipes.Vgg16Dense, 6_424_583, TwoDense),
        ["Vgg16Adam"] = Of(Recipes.Vgg16Adam, 526_343, TwoDense),
        ["Vgg16NAdam"] = Of(Recipes.Vgg16NAdam, 526_343, TwoDense),
        ["Vgg16RmsProp"] = Of(Recipes.Vgg16RmsProp, 526_343, TwoDense),
        ["Vgg16Pooled"] = Of(Recipes.Vgg16Pooled, 3_591, Dense),
        ["BaselineCnn"] = Of(Recipes.BaselineCnn, 298_941, ThreeConvolutions + Dense),
        ["FullyConnected"] = Of(Recipes.FullyConnected, 25_331_463, FourDense),
        ["MobileNetPatient"] = Of(Recipes.MobileNetPatient, 2_133_447, "join_patient.weight,bias " + Dense),
        ["SexRelu"] = Of(Recipes.SexRelu, 12_616_193, ThreeDense),
        ["SexTanh"] = Of(Recipes.SexTanh, 25_330_689, FourDense),
        ["SexL2"] = Of(Recipes.SexL2, 25_330_689, FourDense),
        ["SexBatchNorm"] = Of(Recipes.SexBatchNorm, 25_332_481,
            $"{Dense} batch_normalization.{Statistics} dense_1.weight,bias batch_normalization_1.{Statistics} dense_2.weight,bias batch_normalization_2.{Statistics} dense_3.weight,bias"),
        ["FullyConnectedDxType"] = Of(Recipes.FullyConnectedDxType, 25_331_076, FourDense),
        ["ResNet50DxType"] = Of(Recipes.ResNet50DxType, 8_937_476, Dense),
        ["DenseNet121Localization"] = Of(Recipes.DenseNet121Localization, 502_158, Dense),
        ["AutoencoderLocalization"] = Of(Recipes.AutoencoderLocalization, 270_758, ThreeConvolutions + TwoDense),
    };

    private static ContractModel Of(Recipe recipe, long trainable, string headKeys) => new(
        recipe.Architecture(recipe.Target.Labels.ClassCount, PretrainedWeights.ImageNet).Input(recipe.Preprocessing.Height, recipe.Preprocessing.Width),
        trainable, headKeys);
}
