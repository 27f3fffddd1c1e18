namespace Ham10000.Dataset;

/// <summary>Independent draws with replacement.</summary>
internal sealed record WeightedSampling(double[] Weights, bool ByClass, int? Images) : Sampling
{
    public bool Equals(WeightedSampling? other) => other is not null && ByClass == other.ByClass && Images == other.Images && Weights.AsSpan().SequenceEqual(other.Weights);

    public override int GetHashCode() => HashCode.Combine(ByClass, Images, Weights.Length, Weights[0]);

    public override string ToString()
    {
        string name = ByClass ? $"weighted by class ({string.Join(", ", Weights.Select(w => FormattableString.Invariant($"{w:g4}")))})" : $"weighted by image ({Weights.Length} weights)";
        return Images is { } images ? $"{name}, {images} images per epoch" : name;
    }

    internal override IEnumerable<string> Problems(IReadOnlyList<int> classCounts)
    {
        int expected = ByClass ? classCounts.Count : classCounts.Sum();
        if (Weights.Length != expected)
        {
            yield return $"there are {Weights.Length} weights and must be {expected}, one for each {(ByClass ? "class" : "image")}";
        }
        else if (ByClass && !classCounts.Where((n, label) => n > 0 && Weights[label] > 0).Any())
        {
            yield return "no class of a weight above 0 has images";
        }
    }

    internal override int Size(IReadOnlyList<int> classCounts) => Images ?? classCounts.Sum();

    internal override Sampler Start(ClassMembers members, LoaderOptions options)
    {
        double[] perImage = ByClass ? [.. members.Labels.Select(label => Weights[label])] : Weights;
        return new WeightedSampler(perImage, Images ?? perImage.Length, options.Seed);
    }

    private sealed class WeightedSampler(double[] weights, int count, int seed) : Sampler
    {
        private readonly double[] _sums = Sums(weights);
        private readonly int _last = Array.FindLastIndex(weights, w => w > 0);

        internal override int Count => count;

        internal override bool Repeats => true;

        internal override void Draw(int epoch, Span<int> images)
        {
            var random = new CounterRandom(seed, RandomPurpose.Sampling, epoch);
            foreach (ref int image in images)
            {
                image = Find(random.NextDouble() * _sums[^1]);
            }
        }

        /// <summary>The first image up to which the weights exceed a value.</summary>
        private int Find(double value)
        {
            int low = 0, high = _last;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _sums[middle] > value ? (low, middle) : (middle + 1, high);
            }

            return low;
        }

        private static double[] Sums(double[] weights)
        {
            double sum = 0;
            return [.. weights.Select(w => sum += w)];
        }
    }
}
