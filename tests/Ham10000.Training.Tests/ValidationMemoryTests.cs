using Ham10000.Dataset;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class ValidationMemoryTests(SmallSample sample)
{
    [Fact]
    public void ReadEpoch_OfASecondLoaderOfTheSameShape_ReusesTheBuffers()
    {
        var preprocessing = new Preprocessing { Height = 24, Width = 30 }.Fit(sample.Split.Train);
        var options = new LoaderOptions { BatchSize = 5, PrefetchBatches = 1 };
        var first = Buffers(preprocessing, options);

        var second = Buffers(preprocessing, options);

        // At most three batches of a loader exist at once: one in use, one ready, one in the making.
        first.Concat(second).Distinct(ReferenceEqualityComparer.Instance).Count().Should().BeLessThanOrEqualTo(3);
    }

    private List<float[]> Buffers(Preprocessing preprocessing, LoaderOptions options)
    {
        using var loader = new BatchLoader(sample.Split.Train, preprocessing, options);
        var buffers = new List<float[]>();
        foreach (var batch in loader.ReadEpoch(1))
        {
            using (batch)
            {
                buffers.Add(batch.PixelBuffer);
            }
        }

        return buffers;
    }
}
