using System.Diagnostics;
using System.Text.Json;

namespace Ham10000.Contracts;

/// <summary>Runs ONNX files with onnxruntime-node, a runtime that has nothing to do with this library.</summary>
public static class OnnxRuntime
{
    /// <summary>Names the folder of the package; without it, it is where eng/onnxruntime puts it.</summary>
    public const string FolderVariable = "HAM10000_ONNXRUNTIME";

    public static string Folder { get; } = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
        ? folder
        : Path.Combine(RepositoryFolder.Root, "artifacts", "onnxruntime", "node_modules", "onnxruntime-node");

    /// <summary>Why it cannot be run here; null where it can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>What the file gives for each input, or for as many at a time as it takes; the inputs are written beside it.</summary>
    public static IReadOnlyList<OnnxResult> Run(string model, params OnnxImages[] inputs)
    {
        var arguments = new List<string> { Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Contracts", "Onnx", "run.js"), Folder, model };
        foreach (var input in inputs)
        {
            var file = $"{model}.{arguments.Count}.raw";
            File.WriteAllBytes(file, input.Bytes);
            arguments.AddRange([input.Type, string.Join(',', input.Shape), file]);
        }

        using var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, errors.Result);
        return [.. output.TrimEnd().Split('\n').Select(line => JsonSerializer.Deserialize<OnnxResult>(line, JsonSerializerOptions.Web)!)];
    }

    private static string? FindMissing()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return !paths.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))) ? "There is no 'node' on the PATH."
            : !Directory.Exists(Folder) ? $"There is no onnxruntime-node in {Folder}. Run eng/onnxruntime, or set {FolderVariable} to the package's folder."
            : null;
    }
}
