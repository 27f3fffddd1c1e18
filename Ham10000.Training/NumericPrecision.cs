using System.Diagnostics.CodeAnalysis;

namespace Ham10000.Training;

/// <summary>The type in which the maps between a network's layers are computed and kept during a fit. Parameters, their gradients, the optimiser's
/// moments, running statistics, logits and the model's file are float32 whatever it is.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "They are types.")]
public enum NumericPrecision
{
    /// <summary>Bfloat16 where a measured trial at the start of the fit finds it at least a tenth faster than float32 on this machine, else float32.
    /// The trial leaves weights, running statistics, optimiser and random state as they were.</summary>
    Auto,

    /// <summary>Float32 throughout.</summary>
    Float32,

    /// <summary>Bfloat16 maps with sums in float32: the range of float32 with 8 bits of precision.</summary>
    BFloat16,

    /// <summary>Float16 maps with scaling of the loss, for GPUs. On a CPU it is an error.</summary>
    Float16,
}
