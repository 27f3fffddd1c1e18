namespace Ham10000.Models.Tests;

/// <summary>A test that runs ONNX files and is skipped, with the reason, where the runtime is absent.</summary>
internal sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = OnnxRuntime.Missing;
}
