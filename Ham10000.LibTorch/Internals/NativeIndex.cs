using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One place of an index expression as the shim takes it: HtIndex in tensor_shape.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    public const int HasStart = 1;
    public const int HasStop = 2;
    public const int HasStep = 4;

    public IndexKind Kind;
    public int Has;
    public long Start;
    public long Stop;
    public long Step;
    public IntPtr Tensor;

    /// <summary>What one place of an index expression is.</summary>
    public enum IndexKind
    {
        None = 0,
        Ellipsis = 1,
        Single = 2,
        Bool = 3,
        Slice = 4,
        Tensor = 5,
    }
}
