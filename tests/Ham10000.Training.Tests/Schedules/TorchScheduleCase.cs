using System.Text.Json;

namespace Ham10000.Training.Tests;

/// <summary>One fit of Golden/torch_schedules.json: a scheduler of PyTorch's with the rate of every step.</summary>
public sealed record TorchScheduleCase(
    string Kind, ScheduleUnit Unit, double Rate, int Epochs, int StepsPerEpoch, OptimizerKind Optimizer, JsonElement Settings, double[] Rates, double[] Momenta)
{
    public static TheoryData<TorchScheduleCase> All { get; } = [.. Golden.Read<TorchScheduleCase>("torch_schedules.json")];

    public Optimizer Rule => Optimizer == OptimizerKind.Adam ? Training.Optimizer.Adam(Rate) : Training.Optimizer.Sgd(Rate, momentum: 0.9);

    public PlannedSchedule Schedule => Kind switch
    {
        nameof(StepDecay) => new StepDecay(Whole("every"), Number("factor")),
        nameof(MilestoneDecay) => new MilestoneDecay([.. Settings.GetProperty("after").EnumerateArray().Select(e => e.GetInt32())], Number("factor")),
        nameof(ExponentialDecay) => new ExponentialDecay(Number("factor")),
        nameof(CustomSchedule) when Unit == ScheduleUnit.Epoch => new CustomSchedule((epoch, _) => 1.0 / epoch),
        nameof(CustomSchedule) => new CustomSchedule((_, step) => 1.0 / (1 + step), ScheduleUnit.Step),
        nameof(CosineAnnealing) => new CosineAnnealing(Duration.Steps(Whole("warmup")), Number("minimum"), Number("start")),
        nameof(CosineRestarts) => new CosineRestarts(
            Duration.Steps(Whole("first")), Whole("growth"), 1, Duration.Steps(Whole("warmup")), Number("minimum"), Number("start")),
        nameof(PolynomialDecay) => new PolynomialDecay(Number("power"), Duration.Steps(Whole("warmup")), 0, Number("start")),
        nameof(OneCycle) => new OneCycle(Number("peak"), Number("divisor"), Number("final"),
            Settings.GetProperty("strategy").GetString() == "cos" ? AnnealStrategy.Cosine : AnnealStrategy.Linear, Settings.GetProperty("three").GetBoolean(), true, 0.8, 0.93),
        _ => throw new InvalidOperationException($"{Kind} is not known here."),
    };

    public override string ToString() => $"{Kind} {Epochs}×{StepsPerEpoch} {Settings}";

    private double Number(string name) => Settings.GetProperty(name).GetDouble();

    private int Whole(string name) => Settings.GetProperty(name).GetInt32();
}
