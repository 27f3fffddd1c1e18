namespace Ham10000.Training;

public sealed partial class TrainingContext
{
    /// <summary>Optimiser steps of the whole fit, if nothing stops it: <see cref="TrainingOptions.Epochs"/> times <see cref="StepsPerEpoch"/>.</summary>
    public long TotalStepsPlanned => (long)Options.Epochs * StepsPerEpoch;

    /// <summary>The momentum of the next step (SGD, RMSProp) or the first beta (Adam, AdamW, NAdam); null for an optimiser that was given no momentum.</summary>
    public double? Momentum { get; internal set; }

    /// <summary>Passes a momentum on to the optimiser.</summary>
    internal Action<double>? ApplyMomentum { get; init; }

    /// <summary>Sets the momentum from the next step on; of an optimiser without any, nothing.</summary>
    internal void SetMomentum(double momentum)
    {
        if (Momentum is not null)
        {
            Momentum = momentum;
            ApplyMomentum?.Invoke(momentum);
        }
    }
}
