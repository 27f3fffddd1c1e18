using Ham10000.Evaluation;

namespace Ham10000.Training.Tests;

/// <summary>Drives callbacks through the hooks of the loop with given records instead of a network.</summary>
internal static class ScriptedFit
{
    public static TrainingOptions Options(int epochs, double learningRate = 1e-3) =>
        new() { Epochs = epochs, Optimizer = Optimizer.Adam(learningRate) };

    public static EpochRecord Record(int epoch, double rate = 1e-3, double? score = null) => new()
    {
        Epoch = epoch,
        LearningRate = rate,
        Seconds = 2.5,
        ImagesPerSecond = 40,
        WaitedSeconds = 0.125,
        TrainingLoss = 1.25,
        TrainingAccuracy = 0.5,
        TrainingBalancedAccuracy = 0.25,
        ValidationLoss = score ?? 1.5,
        ValidationAccuracy = score ?? 0.625,
        ValidationBalancedAccuracy = score ?? 0.375,
    };

    /// <summary>Runs one fit over the scores, which stand for every validation metric, and stops where a callback asks for it.</summary>
    public static TrainingContext Run(IReadOnlyList<double> scores, TrainingOptions options, params TrainingCallback[] callbacks)
    {
        var context = new TrainingContext(null, options) { TrainingImages = 100, ValidationImages = 20, StepsPerEpoch = 2 };
        Each(callbacks, c => c.OnFitStart(context));
        foreach (var score in scores)
        {
            context.Epoch++;
            context.Step = 0;
            Each(callbacks, c => c.OnEpochStart(context));
            var rate = context.LearningRate;
            for (context.Step = 1; context.Step <= context.StepsPerEpoch; context.Step++)
            {
                context.TotalSteps++;
                context.EpochImages = 50 * context.Step;
                context.RunningLoss = 1.25;
                context.RunningAccuracy = 0.5;
                context.ImagesPerSecond = 40;
                Each(callbacks, c => c.OnStepEnd(context));
            }

            context.Step = context.StepsPerEpoch;
            context.Add(Record(context.Epoch, rate, score));
            Each(callbacks, c => c.OnEpochEnd(context));
            if (context.StopReason is not null)
            {
                break;
            }
        }

        Each(callbacks, c => c.OnFitEnd(context));
        return context;
    }

    private static void Each(TrainingCallback[] callbacks, Action<TrainingCallback> hook) => Array.ForEach(callbacks, hook);
}
