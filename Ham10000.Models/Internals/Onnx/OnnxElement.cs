namespace Ham10000.Models;

/// <summary>ONNX's numbers of element types.</summary>
internal static class OnnxElement
{
    public const int Float = 1;

    public const int Byte = 2;
}
