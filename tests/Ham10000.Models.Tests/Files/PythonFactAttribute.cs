namespace Ham10000.Models.Tests;

/// <summary>A test that runs the system's Python with numpy and is skipped, with the reason, where either is absent.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public const string Interpreter = "/usr/bin/python3";

    public PythonFactAttribute()
    {
        if (!File.Exists(Interpreter) || !Directory.Exists("/usr/lib/python3/dist-packages/numpy"))
        {
            Skip = $"{Interpreter} with numpy (Debian's python3-numpy) is not here.";
        }
    }
}
