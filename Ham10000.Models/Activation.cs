namespace Ham10000.Models;

/// <summary>The function that a layer applies to each of its outputs.</summary>
public enum Activation
{
    /// <summary>None: the outputs as they are.</summary>
    None,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x clamped to [0, 6].</summary>
    Relu6,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>x times the normal distribution function of x, exact (not the tanh approximation).</summary>
    Gelu,

    /// <summary>x · sigmoid(x).</summary>
    Silu,
}
