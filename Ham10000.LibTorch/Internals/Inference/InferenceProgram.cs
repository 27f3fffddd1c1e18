using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A network in evaluation mode as a list of fused operations with weights laid out for the processor. It holds copies of the weights.
/// TorchSharp has nothing like it. Runs may be asked for by several threads, and take turns.</summary>
internal sealed class InferenceProgram : SafeHandle
{
    /// <summary>The most rows or columns of a convolution's kernel, as in native/inference.cpp.</summary>
    public const int LargestKernel = 22;

    private readonly long _outputs;

    /// <summary>Starts a program without operations.</summary>
    /// <param name="memory">Numbers per image that its operations write to.</param>
    /// <param name="outputs">Numbers per image that it gives.</param>
    /// <param name="widestVector">The most floats per instruction, for tests; the processor may have fewer. Plays no part in bfloat16.</param>
    /// <param name="type">Of all maps but the images: float32, or bfloat16 where <see cref="HasBFloat16"/>. Sums are float32.</param>
    public InferenceProgram(long memory, long outputs, int widestVector = int.MaxValue, ScalarType type = ScalarType.Float32)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        (_outputs, Type) = (outputs, type);
        Native.Check(Native.ht_inference_new(widestVector, type == ScalarType.BFloat16, memory, outputs, out var program));
        SetHandle(program);
    }

    /// <summary>Whether the processor multiplies bfloat16.</summary>
    public static bool HasBFloat16 { get; } = Native.ht_inference_has_bfloat16() != 0;

    /// <summary>Of what it gives.</summary>
    public ScalarType Type { get; }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Adds an operation, which reads what earlier ones wrote.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="weights">Its weights, in torch's order.</param>
    /// <param name="bias">Its bias by output channel.</param>
    /// <param name="inputScale">For a 1×1 convolution of stride 1, what its input channels are multiplied by first; null for none.</param>
    /// <param name="inputShift">What is added to them then.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">In bfloat16, a convolution has an odd number of input channels, and they are not those of images.</exception>
    public void Add(InferenceOperation operation, Tensor? weights = null, Tensor? bias = null, Tensor? inputScale = null, Tensor? inputShift = null) =>
        Native.Check(Native.ht_inference_add(this, operation, weights, bias, inputScale, inputShift));

    /// <summary>Runs the operations on images (count, height, width, channels).</summary>
    /// <returns>(count, outputs), of the program's type.</returns>
    public Tensor Run(ReadOnlySpan<float> images, int count) => Native.ht_inference_run(this, images, count, _outputs);

    protected override bool ReleaseHandle()
    {
        Native.ht_inference_free(handle);
        return true;
    }
}
