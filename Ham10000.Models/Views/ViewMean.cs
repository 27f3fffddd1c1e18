namespace Ham10000.Models;

/// <summary>What is averaged over the views of an image.</summary>
public enum ViewMean
{
    /// <summary>The class probabilities, each at the model's temperature.</summary>
    Probabilities,

    /// <summary>The logits, which is the geometric mean of the probabilities, made to sum to 1: a view that rules a class out weighs more.</summary>
    Logits,
}
