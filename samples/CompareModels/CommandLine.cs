using System.CommandLine;
using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;

namespace CompareModels;

/// <summary>The options of the program, and its exit codes: 0 done, 1 a recipe that failed, 2 a bad option or bad input, 130 stopped by the user.</summary>
internal static class CommandLine
{
    private const int BadInput = 2;

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder with HAM10000_metadata.csv and the images. Without it, 700 sample images are drawn and used.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "Folder with ImageNet weights, such as mobilenetv1_100.imagenet.safetensors. Without it, HAM10000_WEIGHTS and the user's cache are searched. A backbone without weights starts at random.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Recipes = new("--recipes")
    {
        Description = "Recipes to train, separated by commas. Default: all of " + string.Join(", ", Ham10000.Training.Recipes.All.Select(r => r.Name)) + ".",
        HelpName = "a,b",
    };

    private static readonly Option<string?> Epochs = new("--epochs")
    {
        Description = "Epochs of every recipe. Default: a few, chosen per recipe.",
        HelpName = "N",
    };

    private static readonly Option<string?> ImageSize = new("--image-size")
    {
        Description = "Height and width in pixels that images are resized to. Default: 100x125.",
        HelpName = "HxW",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Folder for reports, models and tables; created. Default: artifacts/quickstart in the checkout.",
        HelpName = "FOLDER",
    };

    public static int Run(string[] args, Func<CompareOptions, int> compare)
    {
        var command = new RootCommand("Trains the recipes of Ham10000 on one data set and prints how they compare. Ctrl-C ends the training after its step and reports what is done. "
            + "Exit code: 0 done, 1 a recipe failed, 2 a bad option or bad input, 130 stopped.") { Data, Weights, Recipes, Epochs, ImageSize, Out };
        command.SetAction(result => compare(Read(result)));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Fail(parsed.Errors[0].Message + " See --help.");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is ArgumentException or DatasetFormatException or ModelFormatException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            return Fail(e.Message);
        }
    }

    private static CompareOptions Read(ParseResult result)
    {
        return new CompareOptions
        {
            Data = Folder(result, Data),
            Weights = Folder(result, Weights),
            Recipes = ReadRecipes(result.GetValue(Recipes)),
            Epochs = ReadEpochs(result.GetValue(Epochs)),
            ImageSize = ReadSize(result.GetValue(ImageSize)),
            Out = result.GetValue(Out) ?? Path.Combine(Checkout(), "artifacts", "quickstart"),
        };
    }

    // The folder of the solution above this program, wherever it is called from.
    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ham10000.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }

    private static string? Folder(ParseResult result, Option<string?> option) => result.GetValue(option) is not { } folder ? null
        : Directory.Exists(folder) ? folder
        : throw new ArgumentException($"{option.Name}: there is no folder '{folder}'.");

    private static IReadOnlyList<Recipe> ReadRecipes(string? names)
    {
        if (names is null)
        {
            return Ham10000.Training.Recipes.All;
        }

        var recipes = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FindRecipe).DistinctBy(r => r.Name).ToList();
        return recipes.Count > 0 ? recipes : throw new ArgumentException($"--recipes is '{names}'. Expected names separated by commas, such as Cnn,MobileNet.");
    }

    // The seven are for one target and one image size, so that they can be compared; the other published recipes are not.
    private static Recipe FindRecipe(string name)
    {
        var all = Ham10000.Training.Recipes.All;
        return all.FirstOrDefault(recipe => string.Equals(recipe.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{name}' is not a recipe. Expected one of: {string.Join(", ", all.Select(recipe => recipe.Name))}.");
    }

    private static int? ReadEpochs(string? text) => text is null ? null
        : int.TryParse(text, out var epochs) && epochs >= 1 ? epochs
        : throw new ArgumentException($"--epochs is '{text}'. Expected a whole number of at least 1.");

    private static (int Height, int Width) ReadSize(string? text)
    {
        if (text is null)
        {
            return (100, 125);
        }

        return text.Split('x', 'X') is [var height, var width] && int.TryParse(height, out var h) && int.TryParse(width, out var w) && h is >= 32 and <= 1024 && w is >= 32 and <= 1024
            ? (h, w)
            : throw new ArgumentException($"--image-size is '{text}'. Expected height x width in pixels, each from 32 to 1024, such as 100x125.");
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return BadInput;
    }
}
