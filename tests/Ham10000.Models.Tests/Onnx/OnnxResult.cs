namespace Ham10000.Models.Tests;

/// <summary>What an ONNX file gave: the output's name, its shape, its numbers.</summary>
internal sealed record OnnxResult(string Name, long[] Shape, float[] Values);
