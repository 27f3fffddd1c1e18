namespace Ham10000.Models.Tests;

/// <summary>A test that runs the system's Python with numpy and is skipped, with the reason, where either is absent.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = PythonScript.WhyNot("numpy");
}
