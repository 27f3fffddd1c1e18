namespace Ham10000.Evaluation;

/// <summary>An image that was given a wrong class.</summary>
/// <param name="Index">Its position in the predictions, from 0.</param>
/// <param name="ImageId">Its id.</param>
/// <param name="LesionId">Its lesion's id.</param>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The class it was given.</param>
/// <param name="Probability">The probability of the class it was given.</param>
/// <param name="ActualProbability">The probability of its true class.</param>
public sealed record Mistake(int Index, string ImageId, string LesionId, string Actual, string Predicted, double Probability, double ActualProbability);
