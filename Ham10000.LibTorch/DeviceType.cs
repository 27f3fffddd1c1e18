namespace TorchSharp;

/// <summary>The kinds of device that libtorch knows, with its numbers.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>An NVIDIA graphics processor.</summary>
    CUDA = 1,

    /// <summary>Apple's Metal.</summary>
    MPS = 13,

    /// <summary>Tensors that have a shape but no data.</summary>
    META = 14,
}
