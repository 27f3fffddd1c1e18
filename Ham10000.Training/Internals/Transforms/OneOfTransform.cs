using System.Globalization;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>One of several transforms for each batch, or none.</summary>
internal sealed record OneOfTransform : BatchTransform
{
    private readonly (BatchTransform Transform, double Probability)[] _choices;

    internal OneOfTransform((BatchTransform Transform, double Probability)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        _choices = [.. choices];
        foreach (var (transform, probability) in _choices)
        {
            ArgumentNullException.ThrowIfNull(transform, nameof(choices));
            if (!(probability is >= 0 and <= 1))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{transform} has the probability {probability}. Expected a number in [0, 1]."), nameof(choices));
            }
        }

        // Three thirds are more than 1 by a rounding.
        var sum = _choices.Sum(choice => choice.Probability);
        if (sum > 1 + 1e-9)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The probabilities add up to {sum:0.####}. Expected 1 at most."), nameof(choices));
        }
    }

    /// <summary>What is drawn from.</summary>
    public IReadOnlyList<BatchTransform> Transforms => [.. _choices.Select(choice => choice.Transform)];

    /// <summary>How likely each is.</summary>
    public IReadOnlyList<double> Probabilities => [.. _choices.Select(choice => choice.Probability)];

    public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
    {
        var drawn = random.NextDouble();
        foreach (var (transform, probability) in _choices)
        {
            if (drawn < probability)
            {
                transform.Apply(batch, mix, random);
                return;
            }

            drawn -= probability;
        }
    }

    public bool Equals(OneOfTransform? other) => other is not null && _choices.AsSpan().SequenceEqual(other._choices);

    public override int GetHashCode() => _choices.Aggregate(0, HashCode.Combine);

    public override string ToString() =>
        $"one of {string.Join(", ", _choices.Select(choice => string.Create(CultureInfo.InvariantCulture, $"{choice.Transform} at {choice.Probability:0.###}")))}";

    internal override IEnumerable<string> Problems() => _choices.SelectMany(choice => choice.Transform.Problems());
}
