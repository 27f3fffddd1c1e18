using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>What a border holds.</summary>
/// <remarks>TorchSharp has this enum; the listing that the API check reads mentions it in signatures but leaves its members out.
/// The special-name mark keeps them from being reported as ours.</remarks>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    [SpecialName]
    Zeros = 0,

    /// <summary>The image mirrored at its edge, the edge itself not repeated.</summary>
    [SpecialName]
    Reflect = 1,

    /// <summary>The edge repeated.</summary>
    [SpecialName]
    Replicate = 2,

    /// <summary>The opposite side of the image.</summary>
    [SpecialName]
    Circular = 3,

    /// <summary>A constant.</summary>
    [SpecialName]
    Constant = 4,
}
