using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>From logits to the scores that are explained.</summary>
internal static class ExplainedScores
{
    /// <summary>The score of one class per image, with gradients where the logits have them.</summary>
    /// <param name="logits">float32 (N, classes), or (N, 1) of a binary model.</param>
    /// <param name="classes">A class for each image.</param>
    /// <param name="score">What of the class.</param>
    /// <param name="temperature">Of the probabilities.</param>
    /// <returns>float32 (N).</returns>
    public static Tensor Of(Tensor logits, int[] classes, ExplainedScore score, double temperature)
    {
        using var scope = NewDisposeScope();
        return (logits.size(1) == 1 ? Binary(logits, classes, score, temperature) : OfSeveral(logits, classes, score, temperature)).MoveToOuterDisposeScope();
    }

    // One logit speaks for class 1, and its negative for class 0.
    private static Tensor Binary(Tensor logits, int[] classes, ExplainedScore score, double temperature)
    {
        var signed = logits.squeeze(1).mul(tensor(Array.ConvertAll(classes, static index => index == 1 ? 1f : -1f)).to(logits.device));
        return score == ExplainedScore.Logit ? signed : (signed / temperature).sigmoid();
    }

    private static Tensor OfSeveral(Tensor logits, int[] classes, ExplainedScore score, double temperature)
    {
        var columns = tensor(Array.ConvertAll(classes, static index => (long)index)).to(logits.device).unsqueeze(1);
        return (score == ExplainedScore.Logit ? logits : (logits / temperature).softmax(1)).gather(1, columns).squeeze(1);
    }
}
