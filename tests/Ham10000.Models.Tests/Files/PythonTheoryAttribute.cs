namespace Ham10000.Models.Tests;

/// <summary>Tests that run the system's Python with packages and are skipped, with the reason, where any is absent.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute(params string[] packages) => Skip = PythonScript.WhyNot(packages);
}
