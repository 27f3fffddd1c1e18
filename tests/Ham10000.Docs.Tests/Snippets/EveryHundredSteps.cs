using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>Lowers the learning rate at every hundredth step.</summary>
internal sealed class EveryHundredSteps(double factor) : LearningRateSchedule
{
    private long _steps;

    public double Factor => factor;

    public override void OnFitStart(TrainingContext context)
    {
        base.OnFitStart(context);
        _steps = 0;
    }

    public override void OnStepEnd(TrainingContext context)
    {
        if (++_steps % 100 == 0)
        {
            context.SetLearningRate(context.LearningRate * Factor);
        }
    }

    public override void SaveState(TrainingState state)
    {
        base.SaveState(state);
        state.Write("steps", _steps);
    }

    public override void LoadState(TrainingState state)
    {
        base.LoadState(state);
        _steps = state.ReadInteger("steps");
    }
}
