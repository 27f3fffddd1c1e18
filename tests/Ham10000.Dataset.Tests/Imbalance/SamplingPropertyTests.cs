using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Dataset.Tests;

/// <summary>What every sampling promises, for any class sizes, seed and epoch.</summary>
public class SamplingPropertyTests
{
    private static readonly Arbitrary<int[]> Sizes = Arb.From(
        Gen.Choose(1, 8).SelectMany(k => Gen.Choose(0, 40).ArrayOf(k)).Where(sizes => sizes.Any(n => n > 0)));

    [Fact]
    public void EveryImage_AnySizes_GivesEachOnce()
        => Holds(Sampling.EveryImage, (sizes, _, images, _) => images.Order().SequenceEqual(Enumerable.Range(0, sizes.Sum())));

    [Fact]
    public void Oversample_AnySizes_RaisesEveryClassToTheLargest_WithEveryImageEquallyOftenToWithinOne()
        => Holds(Sampling.Oversample, (sizes, counts, _, times) =>
            Present(sizes).All(c => counts[c] == sizes.Max() && IsEven(times[c]) && times[c].Min() >= 1));

    [Fact]
    public void Undersample_AnySizes_LowersEveryClassToTheSmallest_WithNoImageTwice()
        => Holds(Sampling.Undersample, (sizes, counts, _, times) =>
            Present(sizes).All(c => counts[c] == sizes.Where(n => n > 0).Min() && times[c].Max() == 1));

    [Theory]
    [InlineData(8)]
    [InlineData(101)]
    public void ClassBalanced_AnySizes_GivesEqualCountsToWithinOne_WithTurns(int images)
        => Holds(Sampling.ClassBalanced(images), (sizes, counts, drawn, times) =>
            drawn.Length == images && IsEven([.. Present(sizes).Select(c => counts[c])]) && Present(sizes).All(c => IsEven(times[c])));

    [Theory]
    [InlineData(8)]
    [InlineData(333)]
    public void SquareRoot_AnySizes_IsWithinOneOfTheRoots_OrAtLeastOne(int images)
        => Holds(Sampling.SquareRoot(images), (sizes, counts, drawn, times) =>
        {
            double roots = sizes.Sum(n => Math.Sqrt(n));
            var exact = sizes.Select(n => images * Math.Sqrt(n) / roots).ToArray();
            bool nobodyWasRaised = exact.All(e => e is 0 or >= 1);
            return drawn.Length == images && Present(sizes).All(c => counts[c] >= 1 && IsEven(times[c]) && (!nobodyWasRaised || Math.Abs(counts[c] - exact[c]) < 1));
        });

    [Fact]
    public void WeightedByClass_AnySizes_DrawsOnlyClassesOfAWeight()
        => Holds(Sampling.WeightedByClass([1, 0, 1, 0, 1, 0, 1, 0], 50), (sizes, counts, drawn, _) =>
            drawn.Length == 50 && counts[1] + counts[3] + counts[5] + counts[7] == 0, sizes => sizes.Length == 8 && Present(sizes).Any(c => c % 2 == 0));

    [Fact]
    public void Draw_AnySampling_DependsOnSeedAndEpochAlone()
    {
        Sampling[] all = [Sampling.EveryImage, Sampling.Oversample, Sampling.Undersample, Sampling.ClassBalanced(30), Sampling.SquareRoot(30), Sampling.WeightedByClass([1, 2], 30)];
        foreach (var sampling in all)
        {
            var one = new SampledEpochs(sampling, [20, 30], 1);
            one.Draw(3).Should().Equal(new SampledEpochs(sampling, [20, 30], 1).Draw(3)).And.NotEqual(one.Draw(4)).And.NotEqual(new SampledEpochs(sampling, [20, 30], 2).Draw(3));
        }
    }

    private static void Holds(Sampling sampling, Func<int[], int[], int[], int[][], bool> promise, Func<int[], bool>? condition = null)
    {
        var property = Prop.ForAll(Sizes, ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (sizes, seed, epoch) =>
        {
            if (condition is not null && !condition(sizes))
            {
                return true;
            }

            var epochs = new SampledEpochs(sampling, sizes, seed);
            var (drawn, times, first) = (epochs.Draw(epoch.Get), new List<int[]>(), 0);
            foreach (int size in sizes)
            {
                times.Add([.. Enumerable.Range(first, size).Select(i => drawn.Count(d => d == i))]);
                first += size;
            }

            return promise(sizes, epochs.Counts(epoch.Get), drawn, [.. times]);
        });
        Check.QuickThrowOnFailure(property);
    }

    private static IEnumerable<int> Present(int[] sizes) => Enumerable.Range(0, sizes.Length).Where(c => sizes[c] > 0);

    private static bool IsEven(int[] counts) => counts.Max() - counts.Min() <= 1;
}
