namespace Ham10000.Training;

/// <summary>One step of a <see cref="LearningRateCurve"/>.</summary>
/// <param name="LearningRate">The rate of the step.</param>
/// <param name="Loss">The batch's loss before the step, so with the weights that all lower rates have made.</param>
/// <param name="SmoothedLoss">The running mean of the losses up to here, freed from its bias towards 0.</param>
public readonly record struct LearningRatePoint(double LearningRate, double Loss, double SmoothedLoss);
