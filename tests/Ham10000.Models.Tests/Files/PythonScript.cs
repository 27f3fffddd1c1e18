using System.Diagnostics;

namespace Ham10000.Models.Tests;

/// <summary>Runs scripts with the system's Python.</summary>
internal static class PythonScript
{
    public const string Interpreter = "/usr/bin/python3";

    /// <summary>Why a test that needs these packages cannot run; null if it can.</summary>
    public static string? WhyNot(params string[] packages)
    {
        var lacking = packages.Where(package => !Directory.Exists($"/usr/lib/python3/dist-packages/{package}")).ToArray();
        return File.Exists(Interpreter) && lacking.Length == 0
            ? null
            : string.Join(" and ", packages.Select(package => $"Debian's python3-{package}").Prepend(Interpreter)) + " are not all here.";
    }

    /// <summary>Runs it to its end and returns what it printed.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONIOENCODING"] = "utf-8", ["PYTHONDONTWRITEBYTECODE"] = "1", ["OMP_NUM_THREADS"] = "1" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>The same of a script that must succeed.</summary>
    public static string MustRun(params string[] arguments)
    {
        var (exitCode, output, errors) = Run(arguments);
        exitCode.Should().Be(0, errors);
        return output;
    }
}
