namespace TorchSharp;

/// <summary>The shim's numbers for activations (nn_activation.cpp).</summary>
internal enum Activation
{
    Relu = 0,
    LeakyRelu = 1,
    Hardtanh = 2,
    Sigmoid = 3,
    Tanh = 4,
    Gelu = 5,
    GeluTanh = 6,
    Silu = 7,
    Hardswish = 8,
    Hardsigmoid = 9,
    Elu = 10,
    Selu = 11,
    Celu = 12,
    Softplus = 13,
    Mish = 14,
    LogSigmoid = 15,
}
