namespace TorchSharp;

public static partial class torch
{
    /// <summary>Kinds of interpolation of the upsampling layer.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest element.</summary>
        Nearest = 0,

        /// <summary>Linear, for sequences.</summary>
        Linear = 1,

        /// <summary>Bilinear, for images.</summary>
        Bilinear = 2,

        /// <summary>Bicubic, for images.</summary>
        Bicubic = 3,

        /// <summary>Trilinear, for volumes.</summary>
        Trilinear = 4,
    }
}
