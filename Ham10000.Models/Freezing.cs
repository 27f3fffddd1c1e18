namespace Ham10000.Models;

/// <summary>Which layers of a model are trained, as far as names say it: the part of a <see cref="ModelSpec"/> beside
/// <see cref="BackboneSpec.TrainLast"/>.</summary>
/// <remarks>A name is that of a layer, as <see cref="ImageModel.Layers"/> shows it, or of a block: a prefix of the state dict, such as
/// <c>blocks.3.4</c> or <c>layer4</c>, or Keras's, such as <c>conv5_block3</c>.</remarks>
public sealed record Freezing
{
    private readonly IReadOnlyList<FreezingChange> _changes = [];

    /// <summary>The layer or block from which on all layers are trained; those before it are frozen. Null, the default, trains all that
    /// <see cref="BackboneSpec.TrainLast"/> trains, and the layers after the backbone.</summary>
    public string? TrainFrom { get; init; }

    /// <summary>Layers and blocks that were frozen or thawed by name after that, in order. The list is copied. Default: none.</summary>
    public IReadOnlyList<FreezingChange> Changes
    {
        get => _changes;
        init => _changes = [.. value];
    }

    /// <summary>Compares all names in their order.</summary>
    /// <param name="other">Another value.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(Freezing? other) => other is not null && TrainFrom == other.TrainFrom && Changes.SequenceEqual(other.Changes);

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => Changes.Aggregate(HashCode.Combine(TrainFrom), static (hash, change) => HashCode.Combine(hash, change));

    /// <summary>The freezing as messages show it.</summary>
    /// <returns>Such as <c>trained from conv_pw_10, frozen blocks.4.1, trained conv1</c>.</returns>
    public override string ToString() => string.Join(", ", Changes.Select(change => $"{change}")
        .Prepend(TrainFrom is null ? null : $"trained from {Text.Shorten(TrainFrom)}").Where(part => part is not null));
}
