using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Ham10000.Dataset;
using Ham10000.Models;

var model = new Argument<string>("model") { Description = "A model file that ImageModel.Save wrote, such as mobilenet.safetensors." };
var images = new Argument<string[]>("images") { Description = "JPEG or PNG files.", Arity = ArgumentArity.OneOrMore };
var command = new RootCommand("Classifies skin-lesion images with a trained model and prints the classes, the most probable first.") { model, images };
command.SetAction(arguments => Predict(arguments.GetRequiredValue(model), arguments.GetRequiredValue(images)));

var parsed = command.Parse(args);
if (parsed.Errors.Count == 0)
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}

return Fail(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " Usage: Predict <model> <images>...");

static int Predict(string model, string[] images)
{
    try
    {
        using var predictor = Predictor.Load(model);
        foreach (var image in images)
        {
            Print(image, predictor.Predict(image));
        }

        return 0;
    }
    catch (Exception e) when (e is ModelFormatException or DatasetFormatException or IOException or UnauthorizedAccessException or ExternalException)
    {
        return Fail(e.Message);
    }
}

static void Print(string image, Prediction prediction)
{
    Console.WriteLine(image);
    foreach (var (name, probability) in prediction.Ranked)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-8} {probability * 100,5:F1} %  {FullName(name)}").TrimEnd());
    }
}

static string FullName(string name) => Diagnosis.TryParseCode(name, out var diagnosis) ? diagnosis.FullName : "";

static int Fail(string message)
{
    Console.Error.WriteLine($"Predict: {message.ReplaceLineEndings(" ")}");
    return 2;
}
