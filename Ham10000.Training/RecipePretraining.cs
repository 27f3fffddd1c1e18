using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>A first stage of a <see cref="Recipe"/>: another network is trained, and the recipe's network starts with its first layers.</summary>
/// <remarks>An autoencoder whose encoder then feeds a classifier is trained so. The first stage sees the training part alone, and the validation part to judge its
/// epochs. Its fit is the first in the model's <see cref="ImageModel.TrainingSummary"/>.</remarks>
public sealed record RecipePretraining
{
    /// <summary>Makes the network of the first stage, such as an autoencoder that ends in <see cref="ModelBuilder.Reconstruct"/>. It gets the recipe's image size.</summary>
    public required Func<ModelBuilder> Architecture { get; init; }

    /// <summary>How many layers, counted from the first, the recipe's network takes over with their weights. In both networks they are the same.</summary>
    public required int SharedLayers { get; init; }

    /// <summary>How the first stage is trained. Its preprocessing is the recipe's.</summary>
    public required TrainingOptions Training { get; init; }
}
