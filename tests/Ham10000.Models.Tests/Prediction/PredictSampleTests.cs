using System.Diagnostics;
using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Runs samples/Predict as its users do.</summary>
public sealed class PredictSampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PredictSampleTests()
    {
        using var model = SmallModels.Trained(seed: 7);
        model.Save(_folder["model.safetensors"]);
        File.WriteAllBytes(_folder["lesion.png"], PngEncoder.Encode(new RgbImage(4, 4, new byte[48])));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_ModelAndImage_PrintsTheRankedClasses()
    {
        var (code, output, errors) = Run(_folder["model.safetensors"], _folder["lesion.png"]);

        errors.Should().BeEmpty();
        code.Should().Be(0);
        using var predictor = Predictor.Load(_folder["model.safetensors"]);
        var best = predictor.Predict(_folder["lesion.png"]).Best;
        var lines = output.TrimEnd().Split(Environment.NewLine);
        lines.Should().HaveCount(8);
        lines[0].Should().Be(_folder["lesion.png"]);
        lines[1].Should().StartWith($"  {best.Class,-8} {best.Probability * 100,5:F1} %  ");
    }

    [Fact]
    public void Predict_ThingsThatAreNotThere_GiveOneLineAndCode2()
    {
        Run(_folder["none.safetensors"], _folder["lesion.png"]).Should().Be((2, "", $"Predict: Could not find file '{_folder["none.safetensors"]}'.{Environment.NewLine}"));
        Run(_folder["lesion.png"], _folder["lesion.png"]).Errors.Should().StartWith($"Predict: {_folder["lesion.png"]} is not a safetensors file, or it was cut short: ");
        Run(_folder["model.safetensors"]).Should().Be(
            (2, "", $"Predict: Required argument missing for command: 'Predict'. Usage: Predict <model> <images>...{Environment.NewLine}"));
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        // Beside this assembly's bin/<configuration>/<framework>.
        var build = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        var program = Path.Combine([RepositoryFolder.Root, "samples", "Predict", .. build, "Predict.dll"]);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
