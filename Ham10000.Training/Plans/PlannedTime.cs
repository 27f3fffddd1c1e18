namespace Ham10000.Training;

/// <summary>What a fit takes of time, from measured steps.</summary>
/// <param name="MeasuredSteps">How many steps were timed.</param>
/// <param name="StepSeconds">The median of a full step: waiting for the batch, forward and backward pass, and the optimiser.</param>
/// <param name="ValidationSeconds">What judging the validation set takes after each epoch, from some of its images; 0 without one.</param>
/// <param name="EpochSeconds">An epoch with its validation. A last step of fewer images counts as many as it has.</param>
/// <param name="Total">All epochs, unless a callback stops the fit before.</param>
public sealed record PlannedTime(int MeasuredSteps, double StepSeconds, double ValidationSeconds, double EpochSeconds, TimeSpan Total);
