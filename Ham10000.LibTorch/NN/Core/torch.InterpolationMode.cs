namespace TorchSharp;

public static partial class torch
{
    /// <summary>Kinds of interpolation.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest element, rounded down.</summary>
        Nearest = 0,

        /// <summary>Linear, for sequences.</summary>
        Linear = 1,

        /// <summary>Bilinear, for images.</summary>
        Bilinear = 2,

        /// <summary>Bicubic, for images.</summary>
        Bicubic = 3,

        /// <summary>Trilinear, for volumes.</summary>
        Trilinear = 4,

        /// <summary>The mean of what falls into each element.</summary>
        Area = 5,

        /// <summary>The nearest element by the distance of centres.</summary>
        NearestExact = 6,
    }
}
