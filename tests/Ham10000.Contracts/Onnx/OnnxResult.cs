namespace Ham10000.Contracts;

/// <summary>What an ONNX file gave: the output's name, its shape, its numbers.</summary>
public sealed record OnnxResult(string Name, long[] Shape, float[] Values);
