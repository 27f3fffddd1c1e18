using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>An operation of an <see cref="InferenceProgram"/>, as native/inference.h lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct InferenceOperation
{
    public InferenceOperation()
    {
    }

    public InferenceKind Kind { get; init; }

    public InferenceActivation Activation { get; set; }

    /// <summary>The bounds of <see cref="InferenceActivation.Clamp"/>.</summary>
    public float Low { get; set; }

    public float High { get; set; }

    public InferenceView Input { get; set; }

    public InferenceView Second { get; set; } = InferenceView.Nowhere;

    public InferenceView Output { get; set; }

    public int KernelHeight { get; init; } = 1;

    public int KernelWidth { get; init; } = 1;

    public int StrideHeight { get; init; } = 1;

    public int StrideWidth { get; init; } = 1;

    public int PadTop { get; init; }

    public int PadLeft { get; init; }

    public float Epsilon { get; init; }

    /// <summary>The bounds of what the scale by input channel gives, where the program is given one.</summary>
    public float InputLow { get; set; }

    public float InputHigh { get; set; }
}
