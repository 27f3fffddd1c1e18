using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using TorchSharp;

namespace Ham10000.Evaluation;

/// <summary>The versions of what computes, without the names of machines, users and folders.</summary>
internal static class ReportVersions
{
    private const string Unknown = "not known";

    public static IReadOnlyList<KeyValuePair<string, string>> Current()
    {
        var library = typeof(Report).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') ?? [Unknown];
        return
        [
            new("Ham10000", library[0]),
            new("commit", library.ElementAtOrDefault(1) ?? Unknown),
            new("torch", $"{torch.__version__} ({typeof(torch).Assembly.GetName().Name})"),
            new("runtime", RuntimeInformation.FrameworkDescription),
            new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
            new("processor", $"{Processor()}, {Environment.ProcessorCount} threads, {Vectors}"),
        ];
    }

    private static string Vectors => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : AdvSimd.IsSupported ? "AdvSimd" : "no wide vectors";

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        const string key = "model name";
        try
        {
            var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) : null;
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() is { Length: > 0 } name ? name : Unknown;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }
}
