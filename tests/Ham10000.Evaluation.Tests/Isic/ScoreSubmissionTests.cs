using System.Diagnostics;

namespace Ham10000.Evaluation.Tests;

/// <summary>Runs samples/ScoreSubmission as its users do.</summary>
public sealed class ScoreSubmissionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ScoreSubmissionTests()
    {
        var set = new IsicCase(1);
        new IsicSubmission(set.Ids, set.Probabilities).Save(_folder["submission.csv"]);
        File.WriteAllText(_folder["truth.csv"], set.TruthCsv());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Program_OfASubmission_PrintsItsScore()
    {
        var (code, output, errors) = Run(_folder["submission.csv"], _folder["truth.csv"]);
        (code, errors).Should().Be((0, ""));
        output.Should().Be(IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"]) + Environment.NewLine);
        Run(_folder["submission.csv"], _folder["truth.csv"], "--official").Output.Should().Be(
            IsicScorer.Score(_folder["submission.csv"], _folder["truth.csv"], ZeroDivision.One) + Environment.NewLine);
    }

    [Fact]
    public void Program_OfABadSubmission_SaysWhyAndGivesCode2()
    {
        File.WriteAllLines(_folder["short.csv"], File.ReadAllLines(_folder["submission.csv"])[..^1]);
        var last = new IsicCase(1).Ids[^1];
        Run(_folder["short.csv"], _folder["truth.csv"]).Should().Be(
            (2, "", $"ScoreSubmission: short.csv: image '{last}' is missing. Submit every image of the ground truth, and no other.{Environment.NewLine}"));
        Run(_folder["none.csv"], _folder["truth.csv"]).Should().Be((2, "", $"ScoreSubmission: Could not find file '{_folder["none.csv"]}'.{Environment.NewLine}"));
        Run(_folder["short.csv"]).Code.Should().Be(2);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        // Beside this assembly's bin/<configuration>/<framework>.
        var build = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        var program = Path.Combine([RepositoryFolder.Root, "samples", "ScoreSubmission", .. build, "ScoreSubmission.dll"]);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
