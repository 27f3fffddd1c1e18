using System.CommandLine;
using System.Runtime.InteropServices;
using Ham10000.Dataset;
using Ham10000.Models;
using Predict;

const int SomeFilesFailed = 1;
const int NothingDone = 2;

var model = new Argument<string>("model") { Description = "A model file that ImageModel.Save wrote, such as mobilenet.safetensors." };
var images = new Argument<string[]>("images") { Description = "JPEG or PNG files, and folders of them.", Arity = ArgumentArity.OneOrMore };
var with = new Option<string[]>("--with") { Description = "A further model file; the models form an ensemble, which says the mean of their probabilities. May be repeated." };
var recursive = new Option<bool>("--recursive", "-r") { Description = "Go through the folders inside folders too." };
var batch = new Option<int>("--batch") { Description = "Images per run of the network.", DefaultValueFactory = _ => 32 };
var age = new Option<double?>("--age") { Description = "The patient's age in years, for a model that joins patient data." };
var sex = new Option<string?>("--sex") { Description = "female or male." };
var site = new Option<string?>("--site") { Description = "Where on the body the lesion is, such as back." };
var views = new Option<ImageViews>("--views") { Description = "Ask about mirrored and turned views too and take the mean: Flips or Dihedral. A calibrated model wants the views that it was calibrated with." };
var csv = new Option<bool>("--csv") { Description = "Print a table with a line per image." };
var json = new Option<bool>("--json") { Description = "Print a JSON object per image and line." };
var command = new RootCommand("Classifies skin-lesion images with a trained model and prints the classes, the most probable first.") { model, images, with, recursive, batch, age, sex, site, views, csv, json };
command.Validators.Add(result =>
{
    if (result.GetValue(csv) && result.GetValue(json))
    {
        result.AddError("--csv and --json exclude each other.");
    }

    // Without this a misspelt option would be taken for an image, and the others be predicted as if it had not been given.
    if (Array.Find(result.GetValue(images) ?? [], static image => image.StartsWith('-') && !Path.Exists(image)) is { } unknown)
    {
        result.AddError($"There is no option '{unknown}' and no image of that name.");
    }
});
command.SetAction((arguments, cancellationToken) => Run(arguments, cancellationToken));

var parsed = command.Parse(args);
return parsed.Errors.Count > 0
    ? Fail(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " Usage: Predict <model> <images>...")
    : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

async Task<int> Run(ParseResult arguments, CancellationToken cancellationToken)
{
    try
    {
        using var loaded = Load([arguments.GetRequiredValue(model), .. arguments.GetValue(with) ?? []]);
        using var predictor = new Predictor(loaded, new TestTimeAugmentation { Views = arguments.GetValue(views) });
        var options = new PredictFilesOptions { Recursive = arguments.GetValue(recursive), BatchSize = arguments.GetValue(batch), Patient = Patient(arguments) };
        IPredictionOutput output = arguments.GetValue(csv) ? new CsvOutput(Console.Out, predictor.Labels)
            : arguments.GetValue(json) ? new JsonOutput(Console.Out)
            : new TextOutput(Console.Out);
        return await PredictAll(predictor, arguments.GetRequiredValue(images), options, output, cancellationToken);
    }
    catch (OperationCanceledException)
    {
        return Fail("Stopped.");
    }
    catch (Exception e) when (e is ModelFormatException or DatasetFormatException or IOException or UnauthorizedAccessException or ArgumentException
        or InvalidOperationException or ExternalException)
    {
        return Fail(e.Message);
    }
}

// One patient for all images; nothing is said where nothing is known.
Func<string, PatientFacts?>? Patient(ParseResult arguments)
{
    var facts = new PatientFacts { AgeYears = arguments.GetValue(age), Sex = arguments.GetValue(sex), Localization = arguments.GetValue(site) };
    return facts == PatientFacts.Unknown ? null : _ => facts;
}

static ImageModel Load(string[] paths)
{
    var models = new List<ImageModel>();
    try
    {
        foreach (var path in paths)
        {
            models.Add(ImageModel.Load(path));
        }

        return models.Count == 1 ? models[0] : Ensemble.Of(models);
    }
    finally
    {
        // An ensemble holds copies; a single model is the caller's.
        models.Skip(models.Count == 1 ? 1 : 0).ToList().ForEach(model => model.Dispose());
    }
}

static async Task<int> PredictAll(Predictor predictor, string[] images, PredictFilesOptions options, IPredictionOutput output, CancellationToken cancellationToken)
{
    var (found, failed) = (0, 0);
    foreach (var image in images)
    {
        var before = found;
        var results = Directory.Exists(image) ? predictor.PredictFolderAsync(image, options, cancellationToken) : predictor.PredictFilesAsync([image], options, cancellationToken);
        await foreach (var result in results)
        {
            output.Write(result);
            found++;
            if (result.Error is not null)
            {
                Fail(result.Error.Message);
                failed++;
            }
        }

        if (found == before)
        {
            Fail($"{image} holds no image ({string.Join(", ", options.Extensions)}){(options.Recursive ? "" : "; --recursive goes through the folders inside it too")}.");
        }
    }

    return found == 0 ? NothingDone : failed == 0 ? 0 : SomeFilesFailed;
}

static int Fail(string message)
{
    Console.Error.WriteLine($"Predict: {message.ReplaceLineEndings(" ")}");
    return NothingDone;
}
