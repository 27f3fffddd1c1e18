using System.Diagnostics;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Runs samples/Predict as its users do.</summary>
public sealed class PredictSampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PredictSampleTests()
    {
        using var model = SmallModels.Unsure(seed: 7);
        model.Save(_folder["model.safetensors"]);
        Directory.CreateDirectory(_folder["images"]);
        File.WriteAllBytes(_folder["lesion.png"], PngEncoder.Encode(new RgbImage(4, 4, new byte[48])));
        File.Copy(_folder["lesion.png"], _folder["images/a, b.png"]);
        File.WriteAllText(_folder["images/c.png"], "not an image");
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
        output.Should().NotContain("█", "output that goes to a file is not a wide terminal");
    }

    [Fact]
    public void Predict_Views_GivesTheirMean()
    {
        using var model = ImageModel.Load(_folder["model.safetensors"]);
        using var predictor = new Predictor(model, TestTimeAugmentation.Flips);
        File.WriteAllBytes(_folder["lesion.png"], PngEncoder.Encode(new RgbImage(4, 4, [.. Enumerable.Range(0, 48).Select(i => (byte)(5 * i))])));
        var expected = predictor.Predict(_folder["lesion.png"]);
        using var plain = new Predictor(model);

        var (code, output, errors) = Run(_folder["model.safetensors"], "--views", "flips", "--json", "--", _folder["lesion.png"]);

        (code, errors).Should().Be((0, ""));
        var probabilities = JsonDocument.Parse(output).RootElement.GetProperty("probabilities");
        probabilities.GetProperty(expected.Best.Class).GetDouble().Should().Be(expected.Best.Probability).And.NotBe(plain.Predict(_folder["lesion.png"]).Best.Probability);
    }

    [Fact]
    public void Predict_FolderAsCsv_GivesALinePerFileAndCode1ForADamagedOne()
    {
        var (code, output, errors) = Run(_folder["model.safetensors"], _folder["images"], "--csv");

        code.Should().Be(1);
        errors.Should().StartWith($"Predict: {_folder["images/c.png"]}: The image begins with 6E 6F 74 20").And.HaveLength(errors.TrimEnd().Length + Environment.NewLine.Length);
        var lines = output.TrimEnd().Split(Environment.NewLine);
        lines.Should().HaveCount(3);
        lines[0].Should().Be("path,akiec,bcc,bkl,df,mel,nv,vasc,decision,error");
        using var predictor = Predictor.Load(_folder["model.safetensors"]);
        var prediction = predictor.Predict(_folder["lesion.png"]);
        lines[1].Should().StartWith($"\"{_folder["images/a, b.png"]}\",").And.EndWith($",{prediction.Best.Class},");
        lines[2].Should().StartWith($"{_folder["images/c.png"]},,,,,,,,,\"{_folder["images/c.png"]}: The image begins with 6E 6F 74 20, which is neither JPEG");
    }

    [Fact]
    public void Predict_SeveralModelsAsJson_GivesTheEnsemblesMeanAndLeavesUndecidedWhatTheModelDoes()
    {
        using var other = SmallModels.Unsure(seed: 8);
        other.Save(_folder["other.safetensors"]);
        using var first = ImageModel.Load(_folder["model.safetensors"]);
        using var ensemble = Ensemble.Of([first, other]);
        ensemble.Calibration = new ModelCalibration { Decision = new DecisionRule { MinimumConfidence = 1 } };
        ensemble.Save(_folder["ensemble.safetensors"]);
        using var predictor = new Predictor(ensemble);
        var expected = predictor.Predict(_folder["lesion.png"]);

        var (code, output, errors) = Run(_folder["model.safetensors"], "--with", _folder["other.safetensors"], "--json", "--", _folder["lesion.png"]);
        var saved = Run(_folder["ensemble.safetensors"], _folder["lesion.png"]);

        (code, errors).Should().Be((0, ""));
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("decision").GetString().Should().Be(expected.Best.Class);
        json.RootElement.GetProperty("probabilities").EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())).Should().Equal(expected.Ranked.Select(c => (c.Class, c.Probability)));
        saved.Output.TrimEnd().Should().EndWith($"{Environment.NewLine}  undecided");
    }

    [Fact]
    public void Predict_WideTerminal_DrawsABarPerClass()
    {
        var (_, output, _) = Run(new Dictionary<string, string?> { ["COLUMNS"] = "120" }, _folder["model.safetensors"], _folder["lesion.png"]);
        output.Should().Contain("█");
    }

    [Fact]
    public void Predict_ThingsThatAreNotThere_GiveOneLineAndCode2()
    {
        Run(_folder["none.safetensors"], _folder["lesion.png"]).Should().Be((2, "", $"Predict: Could not find file '{_folder["none.safetensors"]}'.{Environment.NewLine}"));
        Run(_folder["lesion.png"], _folder["lesion.png"]).Errors.Should().StartWith($"Predict: {_folder["lesion.png"]} is not a safetensors file, or it was cut short: ");
        Run(_folder["model.safetensors"]).Should().Be(
            (2, "", $"Predict: Required argument missing for command: 'Predict'. Usage: Predict <model> <images>...{Environment.NewLine}"));
        Run(_folder["model.safetensors"], _folder["lesion.png"], "--csv", "--json").Should().Be(
            (2, "", $"Predict: --csv and --json exclude each other. Usage: Predict <model> <images>...{Environment.NewLine}"));
    }

    [Fact]
    public void Predict_FolderWithoutImages_SaysSoAndGivesCode2()
    {
        Directory.CreateDirectory(_folder["outer/inner"]);
        File.Copy(_folder["lesion.png"], _folder["outer/inner/lesion.png"]);

        Run(_folder["model.safetensors"], _folder["outer"]).Should().Be(
            (2, "", $"Predict: {_folder["outer"]} holds no image (.jpg, .jpeg, .png); --recursive goes through the folders inside it too.{Environment.NewLine}"));
        Run(_folder["model.safetensors"], _folder["outer"], "--recursive").Code.Should().Be(0);
    }

    [Fact]
    public void Predict_MisspeltOption_PredictsNothing() => Run(_folder["model.safetensors"], _folder["lesion.png"], "--jason").Should().Be(
        (2, "", $"Predict: There is no option '--jason' and no image of that name. Usage: Predict <model> <images>...{Environment.NewLine}"));

    private static (int Code, string Output, string Errors) Run(params string[] arguments) => Run([], arguments);

    private static (int Code, string Output, string Errors) Run(Dictionary<string, string?> environment, params string[] arguments)
    {
        // Beside this assembly's bin/<configuration>/<framework>.
        var build = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        var program = Path.Combine([RepositoryFolder.Root, "samples", "Predict", .. build, "Predict.dll"]);
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
