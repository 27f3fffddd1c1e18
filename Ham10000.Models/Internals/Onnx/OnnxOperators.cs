namespace Ham10000.Models;

/// <summary>Names of operators and attributes that several files use.</summary>
internal static class OnnxOperators
{
    public const string Convolution = "Conv";

    public const string Dense = "Gemm";

    public const string BatchNorm = "BatchNormalization";

    public const string Epsilon = "epsilon";
}
