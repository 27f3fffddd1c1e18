using System.Diagnostics;

namespace Ham10000.Dataset.Tests;

/// <summary>A test that compares with Pillow on the spot: needs ../shared and a Python with Pillow and NumPy, else is skipped with the reason.</summary>
public sealed class PillowFactAttribute : FactAttribute
{
    internal const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where something is missing.</summary>
    public PillowFactAttribute() => Skip = !Directory.Exists(SharedData.Originals) ? $"The real images are not here: '{SharedData.Originals}' does not exist."
        : !HasPillow() ? $"There is no '{Python}' with Pillow (python3-pil) to compare with."
        : null;

    private static bool HasPillow()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import PIL.Image"]) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
