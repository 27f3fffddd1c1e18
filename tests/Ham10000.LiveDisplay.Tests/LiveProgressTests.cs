using Ham10000.Evaluation;
using Ham10000.LiveDisplay.Internals;
using Ham10000.Training;

namespace Ham10000.LiveDisplay.Tests;

public class LiveProgressTests
{
    [Fact]
    public void Hooks_OnATerminal_RenewOneAreaInPlace()
    {
        using var output = new TerminalOutput(isTerminal: true);
        var clock = new StoppedClock();

        Run(new LiveProgress("MobileNet [small]", output.Console(), clock), clock);

        var screen = output.Screen;
        screen.Count(line => line.Contains('╭')).Should().Be(1, "each view is written over the one before");
        screen[0].Should().Contain("MobileNet [small]");
        screen[1].Should().Contain(new string('━', 40)).And.Contain("epoch 3/3").And.Contain("100.0 %");
        screen[2].Should().Contain("step 2/2");
        screen[3].Should().Contain("40 images/s   rate 0.001   0:00:06 so far   0:00:00 left");
        screen[4].Should().Contain("loss 1.2500   accuracy 50.0 %");
        screen.Should().ContainSingle(line => line.Contains("best 2")).Which.Should().Contain("75.0 %");
        screen[^1].Should().BeEmpty("the cursor stands below");
        output.Written.Should().EndWith("\u001b[?25h", "the cursor is visible again");
    }

    [Fact]
    public void OnStepEnd_SoonAfterAnother_ShowsNothing()
    {
        using var output = new TerminalOutput(isTerminal: true);
        var clock = new StoppedClock();
        var progress = new LiveProgress(null, output.Console(), clock);
        var context = Context();
        progress.OnFitStart(context);
        var length = output.Written.Length;

        progress.OnStepEnd(context);
        output.Written.Length.Should().Be(length);

        clock.Elapsed += TimeSpan.FromMilliseconds(100);
        progress.OnStepEnd(context);
        output.Written.Length.Should().BeGreaterThan(length);
    }

    [Fact]
    public void Hooks_Redirected_PrintPlainLines()
    {
        using var output = new TerminalOutput(isTerminal: false);
        var expected = new StringWriter { NewLine = "\n" };
        var clock = new StoppedClock();

        Run(new LiveProgress("Cnn", output.Console(), clock), clock);
        Run(new ConsoleProgress("Cnn", expected, interactive: false, clock), clock);

        output.Written.Should().Be(expected.ToString()).And.NotContain("\u001b");
        output.Written.Split('\n').Should().HaveCount(4);
    }

    [Fact]
    public void Show_TheReasonOfAStop_IsEscaped()
    {
        using var output = new TerminalOutput(isTerminal: true);
        var progress = new LiveProgress(null, output.Console(), new StoppedClock());
        var context = Context();
        progress.OnFitStart(context);
        context.RequestStop("No [gain] left.");

        progress.OnFitEnd(context);

        output.Screen.Should().ContainSingle(line => line.Contains("No [gain] left."));
    }

    [Fact]
    public void Best_WithoutValidation_HasTheLeastTrainingLoss()
    {
        EpochRecord[] records = [new() { Epoch = 1, TrainingLoss = 2 }, new() { Epoch = 2, TrainingLoss = 1 }, new() { Epoch = 3, TrainingLoss = 3 }];

        LiveView.Best(records)!.Epoch.Should().Be(2);
        LiveView.Best([.. records.Select(r => r with { ValidationLoss = r.Epoch })])!.Epoch.Should().Be(1);
        LiveView.Best([.. records.Select(r => r with { ValidationLoss = 1, ValidationBalancedAccuracy = r.Epoch / 10.0 })])!.Epoch.Should().Be(3);
    }

    private static TrainingContext Context() => new(null, new TrainingOptions { Epochs = 3 }) { TrainingImages = 100, ValidationImages = 20, StepsPerEpoch = 2 };

    private static void Run(TrainingCallback callback, StoppedClock clock)
    {
        clock.Elapsed = TimeSpan.Zero;
        var context = Context();
        callback.OnFitStart(context);
        foreach (var score in new[] { 0.5, 0.75, 0.25 })
        {
            (context.Epoch, context.Step) = (context.Epoch + 1, 0);
            callback.OnEpochStart(context);
            while (context.Step < 2)
            {
                clock.Elapsed += TimeSpan.FromSeconds(1);
                (context.Step, context.TotalSteps, context.EpochImages) = (context.Step + 1, context.TotalSteps + 1, 50 * (context.Step + 1));
                (context.RunningLoss, context.RunningAccuracy, context.ImagesPerSecond) = (1.25, 0.5, 40);
                callback.OnStepEnd(context);
            }

            context.Add(new EpochRecord { Epoch = context.Epoch, LearningRate = 1e-3, Seconds = 2, ImagesPerSecond = 40, TrainingLoss = 1.25, TrainingAccuracy = 0.5, TrainingBalancedAccuracy = 0.5, ValidationLoss = 1, ValidationAccuracy = score, ValidationBalancedAccuracy = score });
            callback.OnEpochEnd(context);
        }

        callback.OnFitEnd(context);
    }
}
