using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What a submission to ISIC 2018, task 3, scores.</summary>
public sealed partial class IsicScore
{
    internal IsicScore()
    {
    }

    /// <summary>The official result, in [0, 1]: the mean of <see cref="IsicClassScore.Recall"/> over the diagnoses that occur. NaN where nothing has weight.</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>Share of images given their diagnosis, by weight; undecided ones are wrong.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The scores of each diagnosis, in the order of <see cref="LabelSchema.Diagnoses"/>.</summary>
    public required IReadOnlyList<IsicClassScore> Classes { get; init; }

    /// <summary>The plain mean of each score over the diagnoses in which it is defined.</summary>
    public required IsicClassScore MacroAverage { get; init; }

    /// <summary>The images that count and are decided, each counted once.</summary>
    public required ConfusionMatrix ConfusionMatrix { get; init; }

    /// <summary>The images that count and whose largest probability several diagnoses share, in the order of the ground truth: all of them wrong.</summary>
    public required IReadOnlyList<string> UndecidedImages { get; init; }

    /// <summary>The images submitted.</summary>
    public required int Images { get; init; }

    /// <summary>The images that count: those with a weight above 0.</summary>
    public int CountedImages => (int)ConfusionMatrix.Total + UndecidedImages.Count;
}
