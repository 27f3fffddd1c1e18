using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>A convolution's padding by name.</summary>
/// <remarks>TorchSharp has this enum; the listing that the API check reads mentions it in signatures but leaves its members out.
/// The special-name mark keeps them from being reported as ours.</remarks>
public enum Padding
{
    /// <summary>No padding.</summary>
    [SpecialName]
    Valid = 0,

    /// <summary>As many zeros as keep the size; with an odd number, the last side gets one more.</summary>
    [SpecialName]
    Same = 1,
}
