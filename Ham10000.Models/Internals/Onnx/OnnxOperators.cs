namespace Ham10000.Models;

/// <summary>Names of operators and attributes that several files use.</summary>
internal static class OnnxOperators
{
    public const string Convolution = "Conv";

    public const string Dense = "Gemm";

    public const string BatchNorm = "BatchNormalization";

    /// <summary>Not an operator of set 17: <see cref="OnnxActivations.Expand"/> puts it together from those.</summary>
    public const string Silu = "Silu";

    /// <inheritdoc cref="Silu"/>
    public const string Gelu = "Gelu";

    public const string Epsilon = "epsilon";
}
