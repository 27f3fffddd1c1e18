namespace Ham10000.Training.Internals;

/// <summary>A part of the one-cycle schedule: its first and last step, shares of the peak rate, and momenta.</summary>
internal readonly record struct OneCyclePhase(double Start, double End, double RateFrom, double RateTo, double MomentumFrom, double MomentumTo);
