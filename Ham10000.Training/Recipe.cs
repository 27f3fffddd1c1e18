using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>An architecture with everything that trains it. A value: replace any part with a <c>with</c> expression.</summary>
/// <remarks><c>Recipes.MobileNet with { Training = Recipes.MobileNet.Training with { Epochs = 5 } }</c> is the long form of
/// <c>Recipes.MobileNet.WithEpochs(5)</c>.</remarks>
public sealed partial record Recipe
{
    /// <summary>The name, such as <c>MobileNet</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is.</summary>
    public string Description { get; init; } = "";

    /// <summary>Makes the network from the number of classes and the backbone's weights; networks without a backbone ignore the latter.</summary>
    public required Func<int, PretrainedWeights, ModelBuilder> Architecture { get; init; }

    /// <summary>Whether the architecture has a backbone that takes <see cref="Weights"/>.</summary>
    public bool HasBackbone { get; init; }

    /// <summary>What the backbone starts from. Default ImageNet weights; where there are none, <see cref="Run"/> throws.</summary>
    public PretrainedWeights Weights { get; init; } = PretrainedWeights.ImageNet;

    /// <summary>How images are resized and standardised; its size becomes the model's. Default 100×125, bicubic, one scalar mean and deviation.</summary>
    public Preprocessing Preprocessing { get; init; } = new();

    /// <summary>How the model is trained. Its <see cref="TrainingOptions.Preprocessing"/> is not used; <see cref="Preprocessing"/> is.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>The same recipe with another number of epochs.</summary>
    /// <param name="epochs">At least 1.</param>
    public Recipe WithEpochs(int epochs) => this with { Training = Training with { Epochs = epochs } };

    /// <summary>The same recipe for images of another size.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    public Recipe WithImageSize(int height, int width) => this with { Preprocessing = Preprocessing with { Height = height, Width = width } };

    /// <summary>Builds the untrained model.</summary>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The model. The caller disposes it.</returns>
    /// <exception cref="PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    public ImageModel Build(int classCount) =>
        Architecture(classCount, Weights).Input(Preprocessing.Height, Preprocessing.Width).Build(Training.Seed);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
