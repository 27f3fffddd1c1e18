namespace Ham10000.Evaluation;

/// <summary>One bin of a <see cref="ReliabilityCurve"/>.</summary>
/// <param name="Lower">The lower bound of the probability, outside the bin; 0 is inside the first.</param>
/// <param name="Upper">The upper bound, inside the bin.</param>
/// <param name="Count">The images in the bin.</param>
/// <param name="MeanProbability">Their mean probability; NaN of none.</param>
/// <param name="ObservedRate">The share of them that the probability was right about; NaN of none.</param>
public sealed record ReliabilityBin(double Lower, double Upper, int Count, double MeanProbability, double ObservedRate);
