using Ham10000.Dataset;

namespace Ham10000.Training;

public static partial class Recipes
{
    /// <summary>The other published set-ups, by what they predict.</summary>
    /// <remarks>What their descriptions leave open is chosen alike for all: images of 128×128 with grey levels from 0 to 1, Adam with Keras's defaults
    /// (0.001, epsilon 1e-7), 10 epochs, batches of 32, records cleaned only of those without a class, and the split of <see cref="Recipe.Split"/>.</remarks>
    public static IReadOnlyList<Recipe> Published =>
    [
        Vgg16Dense, Vgg16Adam, Vgg16NAdam, Vgg16RmsProp, Vgg16Pooled, BaselineCnn, FullyConnected, MobileNetPatient,
        SexRelu, SexTanh, SexL2, SexBatchNorm,
        FullyConnectedDxType, ResNet50DxType,
        DenseNet121Localization, AutoencoderLocalization,
    ];

    /// <summary>The recipe of a name, in any case, among <see cref="All"/>, <see cref="Published"/> and <see cref="Own"/>.</summary>
    /// <param name="name">The name, such as <c>MobileNet</c>.</param>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static Recipe Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Recipe[] recipes = [.. All, .. Published, .. Own];
        return recipes.FirstOrDefault(r => string.Equals(r.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{name}' is not a recipe. Expected one of: {string.Join(", ", recipes.Select(r => r.Name))}.");
    }

    // Keras's own epsilon: the published programs leave it as it is.
    private const double KerasEpsilon = 1e-7;

    private static Preprocessing UnitRange(int size) => new() { Height = size, Width = size, Standardization = Standardization.UnitRange };

    private static TrainingOptions TenEpochs(Optimizer? optimizer = null) => new()
    {
        Epochs = 10,
        BatchSize = 32,
        Optimizer = optimizer ?? Optimizer.Adam(1e-3, KerasEpsilon),
    };

    // The number of logits that goes with a number of classes: a binary target has one.
    private static int Logits(int classes) => classes == 2 ? 1 : classes;
}
