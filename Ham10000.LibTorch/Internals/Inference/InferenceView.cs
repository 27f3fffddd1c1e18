using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Where the maps of an <see cref="InferenceProgram"/> lie: pixel after pixel, a stride from one to the next.</summary>
/// <param name="Place">The first number of a batch of one image in the program's memory, a multiple of 16, or one of the constants.</param>
/// <param name="FirstChannel">The first channel, for maps that lie among others.</param>
/// <param name="Stride">Numbers from one pixel to the next.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct InferenceView(long Place, int FirstChannel, int Stride, int Channels, int Height, int Width)
{
    /// <summary>The images that the program is given.</summary>
    public const long Images = -1;

    /// <summary>What the program gives.</summary>
    public const long Result = -2;

    /// <summary>No operand.</summary>
    public static InferenceView Nowhere { get; } = new(-3, 0, 0, 0, 0, 0);
}
