// Says what is in a dataset and what is wrong with it: dotnet run -c Release --project samples/InspectDataset -- FOLDER --csv findings.csv
using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Ham10000.Dataset;

var folder = new Argument<string>("folder") { Description = "The dataset's folder, in any layout that HamDataset.Open reads." };
var csv = new Option<string?>("--csv") { Description = "A file to write the findings to, one a line.", HelpName = "FILE" };
var distance = new Option<int>("--hash-distance") { Description = "By how many of 64 bits the hashes of near duplicates may differ.", DefaultValueFactory = _ => new IntegrityOptions().HashDistance };
var correlation = new Option<double>("--detail-correlation") { Description = "How well the detail of near duplicates must agree, from 0 to 1.", DefaultValueFactory = _ => new IntegrityOptions().DetailCorrelation };
var command = new RootCommand("Says what is in a dataset and what nobody should train on unawares. Exit code: 0 done, 2 a bad option or bad input, 130 stopped.") { folder, csv, distance, correlation };

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
command.SetAction(arguments =>
{
    var options = new IntegrityOptions { HashDistance = arguments.GetValue(distance), DetailCorrelation = arguments.GetValue(correlation) };
    return Inspect(arguments.GetRequiredValue(folder), options, arguments.GetValue(csv), stop.Token);
});
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Fail(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " See --help.");
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e) when (e is ArgumentException or DatasetFormatException or IOException or UnauthorizedAccessException or DllNotFoundException)
{
    return Fail(e.Message);
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

static int Inspect(string folder, IntegrityOptions options, string? csv, CancellationToken cancellationToken)
{
    using var data = HamDataset.Open(folder);
    Console.WriteLine(data.Report);
    Console.WriteLine(data.Describe());

    var clock = Stopwatch.StartNew();
    var report = data.CheckIntegrity(options, cancellationToken);
    Console.WriteLine(report);
    Console.WriteLine($"Checked in {clock.Elapsed.TotalSeconds:F1} s.");
    if (csv is not null)
    {
        report.SaveCsv(csv);
        Console.WriteLine($"The findings are in {csv}.");
    }

    return 0;
}

// The first Ctrl-C or SIGTERM stops the check, which remembers what it has seen; the second ends the program.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

static int Fail(string message)
{
    Console.Error.WriteLine($"InspectDataset: {message}");
    return 2;
}
