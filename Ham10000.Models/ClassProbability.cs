namespace Ham10000.Models;

/// <summary>A class and how probable a model holds it.</summary>
/// <param name="Class">The name of the class, such as <c>mel</c>.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct ClassProbability(string Class, double Probability);
