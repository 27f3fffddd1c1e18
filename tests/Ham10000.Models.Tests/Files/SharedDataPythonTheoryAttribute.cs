namespace Ham10000.Models.Tests;

/// <summary>Tests that run the system's Python on the real data and are skipped, with the reason, where either is absent.</summary>
internal sealed class SharedDataPythonTheoryAttribute : TheoryAttribute
{
    public SharedDataPythonTheoryAttribute(params string[] packages) =>
        Skip = new SharedDataFactAttribute().Skip ?? PythonScript.WhyNot(packages);
}
