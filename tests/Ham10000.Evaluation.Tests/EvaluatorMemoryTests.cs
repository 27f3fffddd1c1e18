using Ham10000.Dataset;
using TorchSharp;

namespace Ham10000.Evaluation.Tests;

/// <summary>An evaluation holds its predictions and a batch, however many images there are. bench/results/evaluation.md has 10,000.</summary>
[Collection(TorchTests.Name)]
public sealed class EvaluatorMemoryTests(SmallSample sample)
{
    // Ids, a label, seven probabilities and what is kept to check them. A picture of 24×30 pixels has 2,160 bytes, and 8,640 as a tensor.
    private const int BytesPerImage = 1000;

    [Fact]
    public void Measure_OfAnyNumberOfImages_HoldsTheTensorsOfOneBatch()
    {
        using var model = sample.Model();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var (few, many) = (new LiveTensors(), new LiveTensors());
        Evaluator.Measure(model, Images(12), sample.Options with { Progress = few });
        Evaluator.Measure(model, Images(400), sample.Options with { Progress = many });

        few.Counts.Should().HaveCount(3).And.OnlyContain(count => count == few.Counts[0], "nothing is kept from batch to batch");
        many.Counts.Should().HaveCount(100).And.OnlyContain(count => count == few.Counts[0], "nor from more of them");
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void Measure_OfMoreImages_AllocatesLittleMorePerImage()
    {
        using var model = sample.Model();
        var (few, many) = (Images(64), Images(640));
        var options = new EvaluationOptions { BatchSize = 32 };
        Evaluator.Measure(model, few, options);
        Evaluator.Measure(model, many, options);

        var growth = (Allocated(many) - Allocated(few)) / (many.Count - few.Count);

        growth.Should().BeInRange(28, BytesPerImage, "a row of seven probabilities, and no picture");

        long Allocated(ImageSet set)
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            Evaluator.Measure(model, set, options);
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }

    private ImageSet Images(int count)
    {
        var records = sample.Split.Test.Records;
        return ImageSet.FromRecords(Enumerable.Range(0, count).Select(i => records[i % records.Count] with { ImageId = $"image {i}", LesionId = $"lesion {i}" }));
    }

    private sealed class LiveTensors : IProgress<EvaluationProgress>
    {
        public List<long> Counts { get; } = [];

        public void Report(EvaluationProgress value) => Counts.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
