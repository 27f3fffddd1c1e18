namespace Ham10000.Models;

/// <summary>The kinds of start that a backbone can have.</summary>
public enum WeightsOriginKind
{
    /// <summary>There is no backbone.</summary>
    None,

    /// <summary>Random numbers.</summary>
    Random,

    /// <summary>Weights trained on ImageNet.</summary>
    ImageNet,

    /// <summary>Weights of a model that was trained with this library.</summary>
    Trained,
}
