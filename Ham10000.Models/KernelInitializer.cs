namespace Ham10000.Models;

/// <summary>How the kernel of a new layer starts. Biases start at zero, as in Keras.</summary>
public enum KernelInitializer
{
    /// <summary>Uniform in ±sqrt(6 / (fan in + fan out)), where a convolution's fans count the pixels of its window (Glorot and
    /// Bengio 2010; Keras's default).</summary>
    GlorotUniform,

    /// <summary>Uniform in ±0.05 (Keras's <c>random_uniform</c>).</summary>
    RandomUniform,

    /// <summary>Normal with variance 2 / fan in, without what lies beyond two deviations (He et al. 2015; Keras's <c>he_normal</c>): for ReLU networks. The fan
    /// in counts the values that one output is computed from.</summary>
    HeNormal,

    /// <summary>Uniform in ±sqrt(6 / fan in), which has the same variance (Keras's <c>he_uniform</c>).</summary>
    HeUniform,
}
