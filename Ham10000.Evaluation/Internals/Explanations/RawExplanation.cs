namespace Ham10000.Evaluation;

/// <summary>The map of an image, before anything is known of its picture.</summary>
internal readonly record struct RawExplanation(int ClassIndex, double Probability, HeatMap Map);
