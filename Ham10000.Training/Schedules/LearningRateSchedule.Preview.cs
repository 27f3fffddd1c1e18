using Ham10000.Evaluation;

namespace Ham10000.Training;

public abstract partial class LearningRateSchedule
{
    /// <summary>Runs this schedule over a fit without a model, and gives the rate of every step.</summary>
    /// <param name="epochs">The epochs of the fit; at least 1.</param>
    /// <param name="stepsPerEpoch">The steps of each; at least 1.</param>
    /// <param name="optimizer">The optimiser, whose learning rate is the base.</param>
    /// <param name="scores">The value that the monitored metric has after each epoch; needed by a schedule that monitors one, and ignored by the others.</param>
    /// <exception cref="ArgumentException">A schedule that monitors a metric was given no score for every epoch.</exception>
    /// <exception cref="InvalidOperationException">The schedule belongs to a fit that is running, or does not suit a fit of this length.</exception>
    public SchedulePreview Preview(int epochs, int stepsPerEpoch, Optimizer optimizer, IReadOnlyList<double>? scores = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (_context is not null)
        {
            throw new InvalidOperationException($"{GetType().Name} belongs to a fit that is running. Preview another object, or after the fit.");
        }

        if (Monitored is { } metric && (scores is null || scores.Count < epochs))
        {
            throw new ArgumentException($"{GetType().Name} goes by {metric.Name}, and there {(scores?.Count == 1 ? "is 1 score" : $"are {scores?.Count ?? 0} scores")} for {epochs} epochs. Expected one for each.", nameof(scores));
        }

        var context = new TrainingContext(null, new TrainingOptions { Epochs = epochs, Optimizer = optimizer }) { StepsPerEpoch = stepsPerEpoch };
        try
        {
            return Run(context, epoch => Monitored is null ? new EpochRecord { Epoch = epoch } : Monitored.Record(epoch, scores![epoch - 1]));
        }
        finally
        {
            OnFitEnd(context);
            _context = null;
        }
    }

    private SchedulePreview Run(TrainingContext context, Func<int, EpochRecord> record)
    {
        var rates = new List<double>();
        var momenta = new List<double>();
        OnFitStart(context);
        while (context.Epoch < context.Options.Epochs)
        {
            context.Epoch++;
            context.Step = 0;
            OnEpochStart(context);
            while (context.Step < context.StepsPerEpoch)
            {
                rates.Add(context.LearningRate);
                momenta.AddRange(context.Momentum is { } momentum ? [momentum] : []);
                context.Step++;
                context.TotalSteps++;
                OnStepEnd(context);
            }

            context.Add(record(context.Epoch));
            OnEpochEnd(context);
        }

        return new SchedulePreview { Name = GetType().Name, StepsPerEpoch = context.StepsPerEpoch, LearningRates = rates, Momenta = momenta };
    }
}
