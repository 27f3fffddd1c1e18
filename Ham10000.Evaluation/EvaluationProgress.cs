namespace Ham10000.Evaluation;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Images that are done.</param>
/// <param name="Total">All images of the set.</param>
public readonly record struct EvaluationProgress(int Done, int Total);
