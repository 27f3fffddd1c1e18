using System.CommandLine;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace TrainOne;

/// <summary>The options of the program, and its exit codes: 0 done, 1 the training failed, 2 a bad option or bad input, 130 stopped by the user.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly Dictionary<string, Sampling> Samplings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["every-image"] = Sampling.EveryImage,
        ["oversample"] = Sampling.Oversample,
        ["undersample"] = Sampling.Undersample,
        ["class-balanced"] = Sampling.ClassBalanced(),
        ["square-root"] = Sampling.SquareRoot(),
    };

    private static readonly Argument<string> Data = new("FOLDER")
    {
        Description = "The folder that holds HAM10000_metadata.csv and the images, or another layout of HAM10000.",
    };

    private static readonly Option<string> RecipeName = new("--recipe")
    {
        Description = "The recipe to train: " + string.Join(", ", Recipes.All.Concat(Recipes.Published).Concat(Recipes.Own).Select(r => r.Name)) + ". Default: MobileNet.",
        HelpName = "NAME",
        DefaultValueFactory = _ => nameof(Recipes.MobileNet),
    };

    private static readonly Option<string?> SamplingName = new("--sampling")
    {
        Description = $"Which training images an epoch draws: {string.Join(", ", Samplings.Keys)}. Default: as the recipe says.",
        HelpName = "CHOICE",
    };

    private static readonly Option<string?> Epochs = new("--epochs") { Description = "Default: as the recipe says.", HelpName = "N" };

    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "Folder with ImageNet weights, or 'random' to start without any and train the whole backbone. Without it, HAM10000_WEIGHTS and the user's cache are searched.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "Folder for model, checkpoints, log and report. Default: runs/ and the recipe's name.", HelpName = "FOLDER" };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Goes on with a training that was stopped or killed, from its last checkpoint in --out; starts where there is none. The other options must be as before.",
    };

    private static readonly Option<string?> Compare = new("--compare")
    {
        Description = "The report.json of another run on the same test images; the comparison with it is written to --out.",
        HelpName = "FILE",
    };

    public static int Run(string[] args, Func<TrainOptions, int> train)
    {
        var command = new RootCommand("Trains one recipe of Ham10000 and judges it. Ctrl-C ends the training after its step, with a checkpoint; --resume goes on from there. "
            + "Exit code: 0 done, 1 the training failed, 2 a bad option or bad input, 130 stopped.") { Data, RecipeName, SamplingName, Epochs, Weights, Out, Resume, Compare };
        command.SetAction(result => train(Read(result)));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Fail(BadInput, parsed.Errors[0].Message + " See --help.");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (TrainingException e)
        {
            return Fail(Failed, e.Message);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or DatasetFormatException or PretrainedWeightsNotFoundException or ModelFormatException
            or InvalidOperationException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            return Fail(BadInput, e.Message);
        }
    }

    private static TrainOptions Read(ParseResult result)
    {
        var recipe = Recipes.Find(result.GetValue(RecipeName)!);
        return new TrainOptions
        {
            Data = result.GetValue(Data)!,
            Recipe = recipe,
            Sampling = ReadSampling(result.GetValue(SamplingName)),
            Epochs = ReadEpochs(result.GetValue(Epochs)),
            Weights = ReadWeights(result.GetValue(Weights)),
            Out = ReadOut(result.GetValue(Out)) ?? Path.Combine("runs", recipe.Name),
            Resume = result.GetValue(Resume),

            // Before the training, which a file that cannot be read would be the end of.
            Compare = result.GetValue(Compare) is { } file ? Report.Load(file) : null,
        };
    }

    private static Sampling? ReadSampling(string? name) => name is null ? null
        : Samplings.GetValueOrDefault(name) ?? throw new ArgumentException($"--sampling is '{name}'. Expected one of: {string.Join(", ", Samplings.Keys)}.");

    private static int? ReadEpochs(string? text) => text is null ? null
        : int.TryParse(text, out var epochs) && epochs >= 1 ? epochs
        : throw new ArgumentException($"--epochs is '{text}'. Expected a whole number of at least 1.");

    private static PretrainedWeights? ReadWeights(string? folder) => folder is null ? null
        : string.Equals(folder, "random", StringComparison.OrdinalIgnoreCase) ? PretrainedWeights.Random
        : Directory.Exists(folder) ? PretrainedWeights.FromFolder(folder)
        : throw new ArgumentException($"--weights: there is no folder '{folder}'. Expected one, or 'random'.");

    private static string? ReadOut(string? folder) => folder is null || folder.Trim().Length > 0 ? folder
        : throw new ArgumentException($"--out is '{folder}'. Expected the name of a folder.");

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
