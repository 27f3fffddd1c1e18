using System.Diagnostics;
using System.Runtime.InteropServices;
using Ham10000.Dataset;

namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>Fits, or goes on with a fit, in a process of its own, for the tests that kill it or take its disk away.</summary>
internal static partial class FitProgram
{
    /// <summary>Arguments: the folder of the images, the folder of the checkpoints, what happens ("end", "kill-step", "kill-writing", "kill-renaming", "signal-twice"), and when: which step,
    /// or which checkpoint of this process. Prints the weights at the end.</summary>
    internal static int Main(string[] args)
    {
        using var data = HamDataset.Open(args[0]);
        var split = SmallSample.Divide(data);
        var (what, number) = (args[2], int.Parse(args[3]));
        var options = KilledFit.Options with { Callbacks = [.. KilledFit.Callbacks(), new AtStep(what, number)], Checkpoints = Checkpoints(args[1], what, number) };
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, split.Train, split.Validation, what == "signal-twice" ? options with { Epochs = 1000 } : options);
        Console.WriteLine(KilledFit.WeightsOf(model));
        Console.WriteLine(string.Join("\n", history.Warnings));
        return 0;
    }

    internal static void SendToSelf(int signal) => _ = Send(Environment.ProcessId, signal);

    internal static (int Code, string[] Output, string Errors) Run(SmallSample sample, string folder, string what, int number, string shellPrefix = "")
    {
        var command = $"{shellPrefix} exec \"${{DOTNET_HOST_PATH:-dotnet}}\" exec '{typeof(FitProgram).Assembly.Location}' '{sample.DataFolder}' '{folder}' {what} {number}";
        var start = new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[CacheFolder.Variable] = sample.Cache;

        // The runtime maps code through a file in memory, which would count against a limit on the size of files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.GetAwaiter().GetResult());
    }

    private static CheckpointOptions Checkpoints(string folder, string what, int number)
    {
        var count = 0;
        var plain = new CheckpointOptions { Folder = folder };
        return plain with
        {
            EverySteps = 1,
            Resume = true,
            WriteFile = (path, write) =>
            {
                count++;
                plain.WriteFile(path, stream =>
                {
                    write(what == "kill-writing" && count == number ? new KillingStream((FileStream)stream, 5000) : stream);
                    KillIf(what == "kill-renaming" && count == number);
                });
            },
        };
    }

    private static void KillIf(bool now)
    {
        if (now)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(TimeSpan.FromMinutes(1));
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);

    private sealed class AtStep(string what, int step) : TrainingCallback
    {
        public override bool OnlyObserves => true;

        public override void OnStepEnd(TrainingContext context)
        {
            KillIf(what == "kill-step" && context.TotalSteps == step);
            if (what == "signal-twice")
            {
                // The fit cannot end between the two: this hook does not return.
                for (var i = 0; i < 600; i++)
                {
                    SendToSelf(15);
                    Thread.Sleep(100);
                }
            }
        }
    }

    /// <summary>Ends the process after so many bytes, which are on the disk by then.</summary>
    private sealed class KillingStream(FileStream inner, int bytes) : Stream
    {
        private int _left = bytes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var part = Math.Min(buffer.Length, _left);
            inner.Write(buffer[..part]);
            _left -= part;
            if (_left == 0)
            {
                inner.Flush(flushToDisk: true);
                KillIf(true);
            }
        }
    }
}
