namespace Ham10000.Evaluation;

/// <summary>How far explanations have come.</summary>
/// <param name="Done">Images that went through the network, each covered in one way or not at all.</param>
/// <param name="Count">How many will.</param>
public readonly record struct ExplanationProgress(long Done, long Count);
