namespace Ham10000.Evaluation.Tests;

/// <summary>A golden set with what generate_scores.py adds: weights, a class, and scores for it of which every other set has many equal ones.</summary>
internal sealed class ScoreSet
{
    public ScoreSet(int number)
    {
        Set = new GoldenSet(number);
        (Labels, ClassCount) = (Set.Labels, Set.ClassCount);
        var random = new GoldenRandom(1_000_000 + (ulong)number);
        Weights = [.. Set.Labels.Select(_ => random.Below(9) / 4.0)];
        Class = random.Below(Set.ClassCount);
        Positives = [.. Set.Labels.Select(label => label == Class)];
        Probabilities = [.. Set.Probabilities.Select(p => (double)p)];
        Predicted = Scores.Decide(Probabilities, Set.ClassCount);
        ClassScores = [.. Set.Labels.Select((_, i) => Probabilities[(i * Set.ClassCount) + Class]).Select(p => number % 2 == 1 ? Math.Floor(p * 16) / 16 : p)];
    }

    private ScoreSet(ScoreSet other, int[] images)
    {
        (Set, ClassCount, Class) = (other.Set, other.ClassCount, other.Class);
        Labels = [.. images.Select(i => other.Labels[i])];
        Weights = [.. images.Select(i => other.Weights[i])];
        Positives = [.. images.Select(i => other.Positives[i])];
        Predicted = [.. images.Select(i => other.Predicted[i])];
        ClassScores = [.. images.Select(i => other.ClassScores[i])];
        Probabilities = [.. images.SelectMany(i => other.Probabilities.Skip(i * ClassCount).Take(ClassCount))];
    }

    public GoldenSet Set { get; }

    public int[] Labels { get; }

    public int ClassCount { get; }

    public double[] Probabilities { get; }

    public int[] Predicted { get; }

    public double[] Weights { get; }

    public int Class { get; }

    public bool[] Positives { get; }

    public double[] ClassScores { get; }

    /// <summary>The images, each so many times.</summary>
    public ScoreSet Repeat(int[] times) => new(this, [.. times.SelectMany((count, i) => Enumerable.Repeat(i, count))]);
}
