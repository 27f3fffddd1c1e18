namespace TorchSharp;

/// <summary>What an operation of an <see cref="InferenceProgram"/> computes; native/inference.h says it in detail.</summary>
internal enum InferenceKind
{
    Convolution,
    Depthwise,
    MaxPool,
    AveragePool,
    GlobalAverage,
    Affine,
    Add,
    Multiply,
    LayerNorm,
}
