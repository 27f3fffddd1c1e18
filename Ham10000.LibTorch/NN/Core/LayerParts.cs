using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Makes what layers own. Dispose scopes do not see it: a layer outlives the scope it was made in.</summary>
internal static class LayerParts
{
    /// <summary>A parameter whose values are not set yet.</summary>
    public static Parameter Parameter(long[] shape, Device? device, ScalarType? dtype) =>
        Owned(new Parameter(empty(shape, dtype, device)));

    public static T Owned<T>(T tensor)
        where T : Tensor
    {
        tensor.DetachFromDisposeScope();
        return tensor;
    }
}
