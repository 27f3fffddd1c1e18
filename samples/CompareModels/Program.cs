using System.Runtime.InteropServices;
using CompareModels;

using var stop = new CancellationTokenSource();

// The first Ctrl-C or SIGTERM ends the training after its step, so that what is done is still reported; the second ends the program.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return CommandLine.Run(args, options => Comparison.Run(options, stop.Token));
