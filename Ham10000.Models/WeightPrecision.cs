namespace Ham10000.Models;

/// <summary>How a model file holds the weights. A loaded model computes in float32 either way.</summary>
public enum WeightPrecision
{
    /// <summary>All bits of every weight.</summary>
    Full,

    /// <summary>Kernels in float16, which halves the file; biases, and weights and statistics of norms, stay float32, and so does a kernel with a value beyond
    /// float16's range of ±65,504.</summary>
    Half,
}
