namespace Ham10000.Models;

/// <summary>What a model's backbone started from.</summary>
/// <param name="Kind">None, random, pretrained on ImageNet, or taken from a trained model.</param>
/// <param name="File">The name of the weights file without its folder, for <see cref="WeightsOriginKind.ImageNet"/>.</param>
public sealed record WeightsOrigin(WeightsOriginKind Kind, string? File = null)
{
    /// <summary>The model has no backbone.</summary>
    public static WeightsOrigin None { get; } = new(WeightsOriginKind.None);

    /// <summary>The backbone started at random and is trained whole.</summary>
    public static WeightsOrigin Random { get; } = new(WeightsOriginKind.Random);

    /// <summary>The name of the model that the first layers were taken from, for <see cref="WeightsOriginKind.Trained"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The backbone started from published weights.</summary>
    /// <param name="file">The name of the file that held them, without its folder.</param>
    /// <returns>The origin.</returns>
    public static WeightsOrigin ImageNet(string file) => new(WeightsOriginKind.ImageNet, file);

    /// <summary>The first layers, with or without a backbone among them, started from those of a trained model.</summary>
    /// <param name="model">Its name.</param>
    /// <returns>The origin.</returns>
    public static WeightsOrigin Trained(string model) => new(WeightsOriginKind.Trained) { Model = model };

    /// <summary>The origin as tables show it.</summary>
    /// <returns><c>none</c>, <c>random</c>, <c>ImageNet</c>, or such as <c>trained (Autoencoder)</c>.</returns>
    public override string ToString() => Kind switch
    {
        WeightsOriginKind.None => "none",
        WeightsOriginKind.Random => "random",
        WeightsOriginKind.Trained => $"trained ({Text.Shorten(Model ?? "unnamed")})",
        _ => "ImageNet",
    };
}
