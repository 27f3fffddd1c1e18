namespace Ham10000.Training.Tests;

public class ConsoleProgressTests
{
    private const string First = "Cnn  epoch  1/10  2.5 s  40 images/s  rate 0.001  loss 1.2500  accuracy 50.0 %  balanced 25.0 %"
        + "  |  validation loss 0.5000  accuracy 50.0 %  balanced 50.0 %";

    [Fact]
    public void OnEpochEnd_Redirected_PrintsOnePlainLinePerEpoch()
    {
        var output = new StringWriter { NewLine = "\n" };

        ScriptedFit.Run([0.5], ScriptedFit.Options(10), new ConsoleProgress("Cnn", output));

        output.ToString().Should().Be(First + "\n");
    }

    [Fact]
    public void OnStepEnd_ClosedTerminal_DoesNotEndTheFit()
    {
        using var closed = new ClosedTerminal();

        var context = ScriptedFit.Run([0.5, 0.6], ScriptedFit.Options(2), new ConsoleProgress("Cnn", closed, interactive: true, new StoppedClock()));

        context.Records.Should().HaveCount(2);
        closed.Writes.Should().Be(1);
    }

    [Fact]
    public void OnStepEnd_OnAConsole_OverwritesTheLineWithoutEscapes()
    {
        var output = new StringWriter { NewLine = "\n" };

        ScriptedFit.Run([0.5], ScriptedFit.Options(10), new ConsoleProgress("Cnn", output, interactive: true, new StoppedClock()));

        output.ToString().Should().Be("Cnn  epoch  1/10  step 2/2  loss 1.2500  accuracy 50.0 %  40 images/s  0:00 left\r" + First + "\n");
    }

    [Fact]
    public void OnStepEnd_ShorterThanBefore_ClearsTheRest()
    {
        var output = new StringWriter { NewLine = "\n" };
        var progress = new ConsoleProgress(null, output, interactive: true, new StoppedClock());
        var context = new TrainingContext(null, ScriptedFit.Options(1)) { StepsPerEpoch = 1, TrainingImages = 10 };
        progress.OnFitStart(context);
        (context.Epoch, context.Step, context.EpochImages, context.RunningLoss) = (1, 1, 10, 1000);
        progress.OnStepEnd(context);
        context.RunningLoss = 1;

        progress.OnStepEnd(context);
        progress.OnFitEnd(context);

        output.ToString().Should().Be(
            "epoch 1/1  step 1/1  loss 1000.0000  accuracy 0.0 %  0 images/s  \r"
            + "epoch 1/1  step 1/1  loss 1.0000  accuracy 0.0 %  0 images/s     \n");
    }

    [Fact]
    public void OnStepEnd_MoreThanAnHourLeft_SaysItInMinutes()
    {
        var output = new StringWriter();
        var context = new TrainingContext(null, ScriptedFit.Options(1)) { StepsPerEpoch = 1, TrainingImages = 7300 };
        (context.Epoch, context.Step, context.EpochImages, context.ImagesPerSecond) = (1, 1, 100, 1);

        new ConsoleProgress(null, output, interactive: true, new StoppedClock()).OnStepEnd(context);

        output.ToString().Should().EndWith("1 images/s  120:00 left");
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class ClosedTerminal : StringWriter
    {
        public int Writes { get; private set; }

        public override void Write(string? value)
        {
            Writes++;
            throw new IOException("Input/output error");
        }
    }
}
