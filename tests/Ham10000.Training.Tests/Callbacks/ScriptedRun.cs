using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Tests;

/// <summary>A fit of three steps per epoch whose scores are given and whose steps set one weight; it can be left anywhere, kept, and taken up by other objects.</summary>
internal sealed class ScriptedRun : IDisposable
{
    private const int Steps = 3;
    private readonly IReadOnlyList<double> _scores;
    private readonly TrainingCallback _callback;
    private readonly ImageModel _model;

    public ScriptedRun(SmallSample sample, IReadOnlyList<double> scores, TrainingCallback callback)
    {
        (_scores, _callback) = (scores, callback);
        _model = SmallSample.Model();
        _model.SetTask(sample.Split.Labels, new Dataset.Preprocessing { Height = 24, Width = 30, Standardization = Dataset.Standardization.UnitRange });
        Context = new TrainingContext(_model, ScriptedFit.Options(scores.Count, 0.25)) { TrainingImages = 6, ValidationImages = 2, StepsPerEpoch = Steps };
    }

    public TrainingContext Context { get; }

    /// <summary>The rate and the momentum of every step.</summary>
    public List<(double Rate, double? Momentum)> Rates { get; } = [];

    public IReadOnlyList<string> Weights => Tests.Weights.Of(_model);

    public int TotalSteps => _scores.Count * Steps;

    /// <summary>Begins anew, or where another run was kept.</summary>
    public void Start(ScriptedRunState? from = null)
    {
        if (from is not null)
        {
            (Context.Epoch, Context.Step, Context.TotalSteps) = (from.Epoch, from.Step, from.TotalSteps);
            from.Records.ForEach(Context.Add);
            SetWeight(from.TotalSteps);
        }

        _callback.OnFitStart(Context);
        if (from is not null)
        {
            from.Load(_callback);
            Context.SetLearningRate(from.LearningRate);
        }
    }

    /// <summary>Goes on until so many steps are made, or the callback asks for a stop.</summary>
    public void GoTo(int totalSteps)
    {
        while (Context.TotalSteps < totalSteps && Context.StopReason is null)
        {
            if (Context.Step is 0 or Steps)
            {
                (Context.Epoch, Context.Step, Context.EpochImages) = (Context.Epoch + 1, 0, 0);
                _callback.OnEpochStart(Context);
            }

            Step();
        }
    }

    public void End() => _callback.OnFitEnd(Context);

    public void Dispose() => _model.Dispose();

    private void Step()
    {
        Rates.Add((Context.LearningRate, Context.Momentum));
        Context.TotalSteps++;
        Context.Step++;
        Context.EpochImages += 2;
        Context.StepLoss = Context.TotalSteps / 4.0;
        SetWeight(Context.TotalSteps);
        _callback.OnStepEnd(Context);
        if (Context.Step == Steps && Context.StopReason is null)
        {
            Context.Add(ScriptedFit.Record(Context.Epoch, Context.LearningRate, _scores[Context.Epoch - 1]));
            _callback.OnEpochEnd(Context);
        }
    }

    private void SetWeight(long value)
    {
        using var noGradient = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        _model.TrainableParameters[0].fill_(value);
    }
}
