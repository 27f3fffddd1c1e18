namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>Processes that are killed with SIGKILL, and go on in the next.</summary>
[Collection(TorchTests.Name)]
public class KillTests(SmallSample sample)
{
    private const int Killed = 128 + 9;

    [UnixFact]
    public void Fit_KilledAgainAndAgain_EndsBitForBitAsTheUndisturbedFit()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = folder["run"];
        using var model = SmallSample.Model();
        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, KilledFit.Options with { Callbacks = KilledFit.Callbacks() });

        FitProgram.Run(sample, checkpoints, "kill-step", 1).Code.Should().Be(Killed, "it is killed before its first checkpoint");
        FitProgram.Run(sample, checkpoints, "kill-writing", 3).Code.Should().Be(Killed);
        Directory.GetFiles(checkpoints, ".*.tmp").Should().ContainSingle("a file was half-written");
        FitProgram.Run(sample, checkpoints, "kill-renaming", 4).Code.Should().Be(Killed);
        var last = FitProgram.Run(sample, checkpoints, "end", 0);

        last.Code.Should().Be(0, last.Errors);
        last.Output.Should().Equal(KilledFit.WeightsOf(model));
        Directory.GetFiles(checkpoints, ".*").Should().BeEmpty("what was half-written is removed, and the lock too");
    }

    [UnixFact]
    public void Fit_FilesLimitedInSize_GoesOnWithoutCheckpointsAndLeavesNothingHalfWritten()
    {
        using var folder = new TemporaryFolder();

        var (code, output, errors) = FitProgram.Run(sample, folder["run"], "end", 0, "trap '' XFSZ; ulimit -f 4;");

        code.Should().Be(0, errors);
        output.Length.Should().BeGreaterThan(2);
        output[1].Should().StartWith($"The checkpoint '{folder["run", "checkpoint-00000-0000001.safetensors"]}' could not be written: The file would be larger than allowed. It needs ")
            .And.EndWith("The fit goes on, and the earlier checkpoints stay as they are.");
        Directory.GetFiles(folder["run"]).Should().BeEmpty();
    }

    [UnixFact]
    public void Fit_SecondSignal_EndsTheProgramAtOnce()
    {
        using var folder = new TemporaryFolder();

        FitProgram.Run(sample, folder["run"], "signal-twice", 0).Code.Should().Be(128 + 15);
    }
}
