namespace TorchSharp;

/// <summary>What an operation of an <see cref="InferenceProgram"/> does to its result.</summary>
internal enum InferenceActivation
{
    None,
    Clamp,
    Sigmoid,
    Tanh,
    Silu,
    Gelu,
}
