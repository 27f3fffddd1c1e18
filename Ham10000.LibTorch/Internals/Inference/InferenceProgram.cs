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
    /// <param name="memory">Floats per image that its operations write to.</param>
    /// <param name="outputs">Floats per image that it gives.</param>
    /// <param name="widestVector">The most floats per instruction, for tests; the processor may have fewer.</param>
    public InferenceProgram(long memory, long outputs, int widestVector = int.MaxValue)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        _outputs = outputs;
        Native.Check(Native.ht_inference_new(widestVector, memory, outputs, out var program));
        SetHandle(program);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Adds an operation, which reads what earlier ones wrote.</summary>
    public void Add(InferenceOperation operation, Tensor? weights = null, Tensor? bias = null) =>
        Native.Check(Native.ht_inference_add(this, operation, weights, bias));

    /// <summary>Runs the operations on images (count, height, width, channels).</summary>
    /// <returns>float32 (count, outputs).</returns>
    public Tensor Run(ReadOnlySpan<float> images, int count) => Native.ht_inference_run(this, images, count, _outputs);

    protected override bool ReleaseHandle()
    {
        Native.ht_inference_free(handle);
        return true;
    }
}
