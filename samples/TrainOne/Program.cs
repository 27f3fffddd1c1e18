// Trains one recipe on HAM10000 and writes a report: dotnet run -c Release --project samples/TrainOne -- FOLDER --recipe MobileNet
using System.Runtime.InteropServices;
using TrainOne;

using var stop = new CancellationTokenSource();

// The first Ctrl-C or SIGTERM ends the training after its step, with a usable model; the second ends the program.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return CommandLine.Run(args, options => Run.Of(options, stop.Token));
