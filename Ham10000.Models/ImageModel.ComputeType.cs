using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>The type of the maps and vectors between the layers while the model is trained: float32, the default, or bfloat16. Parameters, their
    /// gradients, running statistics and logits are float32 whatever it is; in evaluation mode it has no effect.</summary>
    /// <remarks>A layer computes in the type of its input. <c>Trainer.Fit</c> sets it for the time of a fit, and only to what <see cref="TakesComputeType"/> allows.</remarks>
    internal ScalarType ComputeType { get; set; } = ScalarType.Float32;

    /// <summary>Whether every layer behind the frozen first ones can run in the type.</summary>
    /// <param name="type">float32 or bfloat16.</param>
    internal bool TakesComputeType(ScalarType type) => type == ScalarType.Float32
        || ((_backbone?.TakesBFloat16 ?? true) && _layers.Skip(SettledLayerCount).All(static layer => layer.Module.TakesBFloat16));

    /// <summary>Whether a hook is called by the model or any part of it.</summary>
    internal bool IsWatched
#if TORCHSHARP_PROVIDER
        => true;
#else
        => IsHooked || modules().Any(static module => module.IsHooked);
#endif

    /// <summary>Whether a layer is the user's own module.</summary>
    internal bool HasForeignModules => modules().OfType<ModuleLayer>().Any();

    private Tensor InComputeType(Tensor features) =>
        training && ComputeType != ScalarType.Float32 && features.dtype == ScalarType.Float32 ? features.to_type(ComputeType) : features.alias();
}
