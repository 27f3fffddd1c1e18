using System.CommandLine;
using Ham10000.Dataset;
using ShowAugmentation;

var source = new Argument<DirectoryInfo?>("folder")
{
    Description = "A folder of JPEG or PNG files. Default: pictures that the library draws itself.",
    Arity = ArgumentArity.ZeroOrOne,
};
var output = new Option<FileInfo>("--output", "-o") { Description = "The PNG to write.", DefaultValueFactory = _ => new FileInfo("augmentation.png") };
var images = new Option<int>("--images") { Description = "How many images of the folder are shown, 1..20; each gets a sheet of its own below the others.", DefaultValueFactory = _ => 1 };
var draws = new Option<int>("--draws") { Description = "How many draws of every operation are shown, 1..20.", DefaultValueFactory = _ => 6 };
var seed = new Option<int>("--seed") { Description = "The seed of the draws.", DefaultValueFactory = _ => 1 };
var command = new RootCommand("Shows what augmentation and preprocessing do to images: a sheet with a row for every operation and preset, and a column for every draw.")
{
    source, output, images, draws, seed,
};
command.SetAction(arguments =>
{
    var options = new SheetOptions(arguments.GetValue(images), arguments.GetValue(draws), arguments.GetValue(seed));
    return Show(arguments.GetValue(source), arguments.GetRequiredValue(output).FullName, options);
});

var parsed = command.Parse(args);
if (parsed.Errors.Count == 0)
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}

return Fail(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " Usage: ShowAugmentation [<folder>] [options], see --help.");

static int Show(DirectoryInfo? folder, string output, SheetOptions options)
{
    try
    {
        options.Validate();
        using var pictures = Pictures.Open(folder?.FullName);
        ContactSheet.Draw(SheetRow.Rows(pictures.Load(options.Images), options)).SavePng(output);
        foreach (var row in SheetRow.All)
        {
            Console.WriteLine($"{row.Name,-22}{row.Meaning}");
        }

        Console.WriteLine($"Wrote {output}.");
        return 0;
    }
    catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException or ArgumentException)
    {
        return Fail(e.Message);
    }
}

static int Fail(string message)
{
    Console.Error.WriteLine($"ShowAugmentation: {message.ReplaceLineEndings(" ")}");
    return 2;
}
