namespace Ham10000.Training;

/// <summary>The step of a fit that a learning rate is asked for.</summary>
/// <param name="Epoch">The step's epoch, from 1.</param>
/// <param name="Step">The optimiser steps that the fit has made before it; 0 for the first.</param>
/// <param name="StepsPerEpoch">Steps of each epoch.</param>
/// <param name="StepsPlanned">Steps of the whole fit.</param>
public readonly record struct SchedulePoint(int Epoch, long Step, int StepsPerEpoch, long StepsPlanned);
