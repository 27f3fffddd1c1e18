namespace Ham10000.Models;

/// <summary>A part of a network that can write itself as ONNX operators.</summary>
internal interface IOnnxExportable
{
    /// <summary>Adds to the input's graph the operators that compute what the part computes in evaluation mode, and returns what they give.</summary>
    OnnxValue Export(OnnxValue input);
}
