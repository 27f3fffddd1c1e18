namespace Ham10000.Evaluation;

/// <summary>A row of a <see cref="ClassificationReport"/>: the scores of one class, or an average.</summary>
/// <param name="Name">The class, or the kind of average.</param>
/// <param name="Precision">Of the images given this class, the share that has it.</param>
/// <param name="Recall">Of the images that have this class, the share that was given it; medicine says sensitivity.</param>
/// <param name="F1">The harmonic mean of precision and recall.</param>
/// <param name="Support">The number of images that have this class.</param>
public sealed record ClassScores(string Name, double Precision, double Recall, double F1, long Support);
