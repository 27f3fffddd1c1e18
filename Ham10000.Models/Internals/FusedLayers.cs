using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs neighbouring layers in training as one operation where there is one: what can be seen of the layers stays as it is.</summary>
internal static class FusedLayers
{
    /// <summary>Runs the layers from a place on that one operation covers, and disposes what goes into them.</summary>
    /// <returns>How many layers were run; 0 if none, and then the features are those that came in.</returns>
    public static int Run(IReadOnlyList<NamedLayer> layers, int first, ref Tensor features)
    {
#if TORCHSHARP_PROVIDER
        return 0;
#else
        // A hook must see its layer called.
        if (first + 1 >= layers.Count || layers[first].Module is not ConvolutionLayer { training: true, IsHooked: false } convolution
            || layers[first + 1].Module is not MaxPoolLayer { IsHooked: false } pool)
        {
            return 0;
        }

        var dropout = first + 2 < layers.Count && layers[first + 2].Module is DropoutLayer { training: true, IsHooked: false } layer ? layer : null;
        if (convolution.TryPool(features, pool, dropout?.Rate ?? 0) is not { } pooled)
        {
            return 0;
        }

        features.Dispose();
        features = pooled;
        return dropout is null ? 2 : 3;
#endif
    }
}
