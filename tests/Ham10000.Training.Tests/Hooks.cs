namespace Ham10000.Training.Tests;

/// <summary>A callback from lambdas that also notes which hooks were called.</summary>
internal sealed class Hooks : TrainingCallback
{
    public Action<TrainingContext>? FitStart { get; init; }

    public Action<TrainingContext>? EpochStart { get; init; }

    public Action<TrainingContext>? StepEnd { get; init; }

    public Action<TrainingContext>? EpochEnd { get; init; }

    public Action<TrainingContext>? FitEnd { get; init; }

    public List<string> Calls { get; } = [];

    public override void OnFitStart(TrainingContext context) => Note("fit start", FitStart, context);

    public override void OnEpochStart(TrainingContext context) => Note($"epoch {context.Epoch} start", EpochStart, context);

    public override void OnStepEnd(TrainingContext context) => Note($"step {context.Step} end", StepEnd, context);

    public override void OnEpochEnd(TrainingContext context) => Note($"epoch {context.Epoch} end", EpochEnd, context);

    public override void OnFitEnd(TrainingContext context) => Note("fit end", FitEnd, context);

    private void Note(string call, Action<TrainingContext>? action, TrainingContext context)
    {
        Calls.Add(call);
        action?.Invoke(context);
    }
}
