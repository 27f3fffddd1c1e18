namespace Ham10000.Models.Tests;

/// <summary>A test that runs the system's Python with packages and is skipped, with the reason, where any is absent.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] packages) => Skip = PythonScript.WhyNot(packages);
}
