// Scores a submission to ISIC 2018, task 3: dotnet run -c Release --project samples/ScoreSubmission -- SUBMISSION GROUND_TRUTH
using System.CommandLine;
using Ham10000.Dataset;
using Ham10000.Evaluation;

const int BadInput = 2;

var submission = new Argument<string>("submission") { Description = "The CSV file that is submitted: image,MEL,NV,BCC,AKIEC,BKL,DF,VASC." };
var truth = new Argument<string>("ground-truth") { Description = "The CSV file with the diagnoses, such as ISIC2018_Task3_Test_GroundTruth.csv." };
var official = new Option<bool>("--official") { Description = "Count a score with nothing to divide by as 1, as the official scorer does; without it, it is shown as nan." };
var command = new RootCommand("Scores a submission to ISIC 2018, task 3, by the challenge's rules. Exit code: 0 done, 2 a bad option or a bad file.") { submission, truth, official };
command.SetAction(arguments =>
{
    var undefined = arguments.GetValue(official) ? ZeroDivision.One : ZeroDivision.NaN;
    Console.WriteLine(IsicScorer.Score(arguments.GetRequiredValue(submission), arguments.GetRequiredValue(truth), undefined));
});
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Fail(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " See --help.");
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is DatasetFormatException or ArgumentException or IOException or UnauthorizedAccessException)
{
    return Fail(e.Message);
}

static int Fail(string message)
{
    Console.Error.WriteLine($"ScoreSubmission: {message}");
    return BadInput;
}
