using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class FitObserverTests(SmallSample sample)
{
    [Fact]
    public void Meter_WithAListener_CountsStepsAndImages()
    {
        var sums = new Dictionary<string, double>();
        var last = new Dictionary<string, double>();
        var models = new HashSet<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == TrainingTelemetry.Name) { self.EnableMeasurementEvents(instrument); } },
        };
        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            last[instrument.Name] = value;
            models.Add(tags[0].Value);
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();

        var history = Fit(new TrainingOptions());

        sums[TrainingTelemetry.Steps].Should().Be(history.Steps);
        sums[TrainingTelemetry.Images].Should().Be(2 * sample.Split.Train.Count);
        last[TrainingTelemetry.LearningRate].Should().Be(1e-3);
        last[TrainingTelemetry.ImagesPerSecond].Should().BePositive();
        last[TrainingTelemetry.Loss].Should().BePositive();
        last[TrainingTelemetry.ValidationLoss].Should().Be(history.Epochs[^1].ValidationLoss);
        sums[TrainingTelemetry.WaitTime].Should().BeApproximately(history.Epochs.Sum(e => e.WaitedSeconds), 1e-9);
        models.Should().ContainSingle();
    }

    [Fact]
    public void Activities_WithAListener_LieInsideEachOther()
    {
        using var folder = new TemporaryFolder();
        var spans = new List<string>();
        using var listener = Listen(activity => spans.Add($"{activity.Parent?.OperationName}/{activity.OperationName} {activity.Status}"));

        Fit(new TrainingOptions { Callbacks = [new ModelCheckpoint(folder.FullName) { SaveBest = false }] });

        spans.Should().Equal(
            "epoch/validation Unset", "epoch/checkpoint Unset", "fit/epoch Unset", "epoch/validation Unset", "epoch/checkpoint Unset", "fit/epoch Unset", "/fit Unset");
        Activity.Current.Should().BeNull();
    }

    [Fact]
    public void Activities_OfAFitThatFails_SayWhy()
    {
        var spans = new List<string>();
        using var listener = Listen(activity => spans.Add($"{activity.OperationName}: {activity.StatusDescription}"));
        var failing = new Hooks { StepEnd = _ => throw new InvalidOperationException("enough") };

        FluentActions.Invoking(() => Fit(new TrainingOptions { Callbacks = [failing] })).Should().Throw<TrainingException>();

        spans.Should().Equal("epoch: Hooks.OnStepEnd failed in epoch 1, step 1: enough", "fit: Hooks.OnStepEnd failed in epoch 1, step 1: enough");
        Activity.Current.Should().BeNull();
    }

    [Fact]
    public void Logger_OfAFit_ReceivesEventsWithFields()
    {
        var log = new Events();

        var history = Fit(new TrainingOptions { Logger = log });

        log.Ids.Should().Equal(TrainingEvents.FitStarted, TrainingEvents.Waited, TrainingEvents.EpochEnded, TrainingEvents.Waited, TrainingEvents.EpochEnded, TrainingEvents.FitEnded);
        log.Fields[2].Should().Contain(new KeyValuePair<string, object?>("Epoch", 1)).And.Contain(new KeyValuePair<string, object?>("TrainingLoss", history.Epochs[0].TrainingLoss));
    }

    [Fact]
    public void Progress_OfEveryStep_GoesFromStartToEnd()
    {
        var reports = new Reports();

        var history = Fit(new TrainingOptions { Progress = reports, ProgressInterval = TimeSpan.Zero });

        reports.Select(r => r.Stage).Should().Equal(
        [
            TrainingStage.Started, .. Enumerable.Repeat(TrainingStage.Training, (int)history.Steps / 2), TrainingStage.EpochEnded,
            .. Enumerable.Repeat(TrainingStage.Training, (int)history.Steps / 2), TrainingStage.EpochEnded, TrainingStage.Ended,
        ]);
        reports[^1].Should().BeEquivalentTo(new { Epoch = 2, Epochs = 2, Share = 1.0, Left = TimeSpan.Zero, LastEpoch = history.Epochs[^1] });
        reports[1].Should().BeEquivalentTo(new { Epoch = 1, Step = 1, LearningRate = 1e-3, Share = 1.0 / history.Steps });
        reports[1].Left.Should().BePositive();
    }

    [Fact]
    public void Progress_WithAnInterval_LeavesStepsOut()
    {
        var reports = new Reports();

        Fit(new TrainingOptions { Progress = reports, ProgressInterval = TimeSpan.FromHours(1) });

        reports.Select(r => r.Stage).Should().Equal(TrainingStage.Started, TrainingStage.EpochEnded, TrainingStage.EpochEnded, TrainingStage.Ended);
    }

    [Fact]
    public void StepEnd_WithoutListeners_AllocatesNothing()
    {
        using var model = SmallSample.Model();
        var context = new TrainingContext(model, new TrainingOptions()) { TrainingImages = 10, StepsPerEpoch = 1 };
        var callbacks = new Internals.CallbackList([new OneCycle(), new EarlyStopping(Metric.TrainingLoss)], context);
        callbacks.FitStart();
        callbacks.EpochStart();
        callbacks.StepEnd();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            callbacks.StepEnd();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static ActivityListener Listen(Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TrainingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private TrainingHistory Fit(TrainingOptions options)
    {
        using var model = SmallSample.Model();
        return Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options with { Epochs = 2, BatchSize = 8, Threads = 1 });
    }

    private sealed class Reports : List<TrainingProgress>, IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Add(value);
    }

    private sealed class Events : ILogger
    {
        public List<EventId> Ids { get; } = [];

        public List<IReadOnlyList<KeyValuePair<string, object?>>> Fields { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id >= TrainingEvents.FitStarted.Id)
            {
                Ids.Add(eventId);
                Fields.Add((IReadOnlyList<KeyValuePair<string, object?>>)state!);
            }
        }
    }
}
