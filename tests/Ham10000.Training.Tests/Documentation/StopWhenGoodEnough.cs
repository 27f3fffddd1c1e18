namespace Ham10000.Training.Tests.Documentation;

public sealed class StopWhenGoodEnough(Metric metric, double target) : TrainingCallback
{
    private int _epochs;

    public override Metric? Monitored => metric;

    public override void OnFitStart(TrainingContext context) => _epochs = 0;

    public override void OnEpochEnd(TrainingContext context)
    {
        _epochs = metric.Read(context.LastRecord!) >= target ? _epochs + 1 : 0;
        if (_epochs == 2)
        {
            context.RequestStop($"{metric} was at least {target} twice in a row.");
        }
    }

    public override void SaveState(TrainingState state) => state.Write("epochs", _epochs);

    public override void LoadState(TrainingState state) => _epochs = (int)state.ReadInteger("epochs");
}
