namespace Ham10000.Contracts;

/// <summary>A test that runs ONNX files and is skipped, with the reason, where the runtime is absent.</summary>
public sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = OnnxRuntime.Missing;
}
