namespace Ham10000.Training.Tests;

/// <summary>Makes one of every public callback; a new one must be added here.</summary>
internal static class Callbacks
{
    public static TheoryData<string> Names => [.. typeof(TrainingCallback).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(TrainingCallback)) && !type.IsAbstract).Select(type => type.Name)];

    public static TrainingCallback Make(string name, string folder) => name switch
    {
        nameof(ReduceLROnPlateau) => new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 1, minimumDelta: 0.9) { CooldownEpochs = 1 },
        nameof(StepDecay) => new StepDecay(2),
        nameof(MilestoneDecay) => new MilestoneDecay([1, 3]),
        nameof(ExponentialDecay) => new ExponentialDecay(0.5),
        nameof(CosineAnnealing) => new CosineAnnealing(Duration.Epochs(0.5), 1e-6),
        nameof(CosineRestarts) => new CosineRestarts(Duration.Epochs(1), cycleGrowth: 2),
        nameof(PolynomialDecay) => new PolynomialDecay(2, Duration.OfFit(0.1)),
        nameof(OneCycle) => new OneCycle(),
        nameof(CustomSchedule) => new CustomSchedule((epoch, step) => 1.0 / (epoch + step), ScheduleUnit.Step),
        nameof(EarlyStopping) => new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 2, minimumDelta: 0.01),
        nameof(ModelCheckpoint) => new ModelCheckpoint(Path.Combine(folder, "checkpoint"), Metric.ValidationAccuracy) { KeepBest = 2, Every = Duration.Steps(2), KeepLatest = 2 },
        nameof(CsvLogger) => new CsvLogger(Path.Combine(folder, "log.csv")) { EverySteps = 2 },
        nameof(JsonLinesLogger) => new JsonLinesLogger(Path.Combine(folder, "log.jsonl"), time: new StoppedClock()) { EverySteps = 2 },
        nameof(TensorBoardLogger) => new TensorBoardLogger(Path.Combine(folder, "board"), new StoppedClock()) { EverySteps = 2, HistogramsEveryEpochs = 2 },
        nameof(ConsoleProgress) => new ConsoleProgress(null, TextWriter.Null, interactive: true),
        nameof(TimeLimit) => new TimeLimit(TimeSpan.FromHours(1), new StoppedClock()),
        nameof(DelegateCallback) => new DelegateCallback { EpochStart = context => context.SetLearningRate(0.1 / context.Epoch) },
        _ => throw new InvalidOperationException($"{name} is a new callback: say here how to make one."),
    };
}
