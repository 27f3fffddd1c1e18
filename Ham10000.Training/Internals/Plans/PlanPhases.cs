using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>What a plan finds out about each phase of a fit, and all of them together. A fit without phases is one.</summary>
internal sealed class PlanPhases(TrainingOptions options, ImageModel copy)
{
    private readonly PhasePlan _phases = new(options);
    private readonly List<(PlannedTime? Time, int Epochs)> _times = [];
    private PlannedMemory? _memory;
    private int _next;

    /// <summary>The parts of the model in the phase that trains the most.</summary>
    internal IReadOnlyList<PlannedPart> Parts { get; private set; } = [];

    /// <summary>The most memory that a phase takes.</summary>
    internal PlannedMemory Memory => _memory!;

    /// <summary>What the first phase decides, which the others keep.</summary>
    internal NumericPrecision Precision { get; private set; } = options.Precision;

    /// <summary>The optimiser, or each phase's.</summary>
    internal string Optimizers => options.Phases.Count == 0 ? options.Optimizer.ToString()
        : string.Join("; ", options.Phases.Select((_, i) => $"{_phases.NameOf(i)}: {_phases.OptionsOf(i).Optimizer}"));

    /// <summary>All phases' time; a step and an epoch of several are the mean over the epochs. Null unless all were measured.</summary>
    internal PlannedTime? Time
    {
        get
        {
            if (_times is [var (only, _)])
            {
                return only;
            }

            var measured = _times.Select(phase => (phase.Time!, phase.Epochs)).Where(phase => phase.Item1 is not null).ToList();
            return measured.Count < _times.Count ? null : Together(measured);
        }
    }

    /// <summary>Freezes and thaws the copy for the next phase.</summary>
    /// <returns>The options that are in force in it, as those of a fit without phases; null after the last.</returns>
    internal TrainingOptions? Next()
    {
        if (_next >= Math.Max(options.Phases.Count, 1))
        {
            return null;
        }

        _phases[_next]?.Layers?.Apply(copy);
        return _phases.OptionsOf(_next) with { Phases = [], Precision = Precision };
    }

    /// <summary>Adds what was found out about the phase.</summary>
    internal void Add(PlannedTime? time, PlannedMemory memory, NumericPrecision precision)
    {
        _times.Add((time, _phases[_next++]?.Epochs ?? options.Epochs));
        Precision = precision;
        var (known, steps, resident) = (_memory, _memory?.MeasuredSteps, _memory?.MeasuredResident);
        if (known is null || memory.Known > known.Known)
        {
            (known, Parts) = (memory, [.. PlanParts.Of(copy)]);
        }

        _memory = known with { MeasuredSteps = Larger(steps, memory.MeasuredSteps), MeasuredResident = Larger(resident, memory.MeasuredResident) };
    }

    private static long? Larger(long? one, long? other) => one is null || other > one ? other : one;

    private static PlannedTime Together(IReadOnlyList<(PlannedTime Time, int Epochs)> phases)
    {
        var epochs = (double)phases.Sum(phase => phase.Epochs);
        double Mean(Func<PlannedTime, double> value) => phases.Sum(phase => value(phase.Time) * phase.Epochs) / epochs;
        return new PlannedTime(phases.Sum(phase => phase.Time.MeasuredSteps), Mean(time => time.StepSeconds), Mean(time => time.ValidationSeconds), Mean(time => time.EpochSeconds),
            TimeSpan.FromSeconds(phases.Sum(phase => phase.Time.EpochSeconds * phase.Epochs)));
    }
}
