using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class BatchTensorsTests : TorchTest
{
    private static readonly Preprocessing UnitRange = new() { Height = 8, Width = 10, Standardization = Standardization.UnitRange };

    [Fact]
    public void Images_OfABatch_ShareItsMemoryChannelsLast()
    {
        using var batch = Batch.FromImages([Photograph(0), Photograph(100)], UnitRange);
        using var images = BatchTensors.Images(batch);
        images.shape.Should().Equal(2, 3, 8, 10);
        images.stride().Should().Equal(240, 1, 30, 3);
        At(images, 1, 2, 7, 9).Should().Be(batch.Pixels[479]);
        At(images, 0, 1, 0, 2).Should().Be(batch.Pixels[7]);
        batch.Pixels[7] = 42;
        At(images, 0, 1, 0, 2).Should().Be(42);
    }

    [Fact]
    public void Labels_OfABatch_ShareItsMemory()
    {
        using var batch = Batch.FromImages([Photograph(0), Photograph(100)], UnitRange);
        using var labels = BatchTensors.Labels(batch);
        batch.Labels[1] = 5;
        labels.data<long>().ToArray().Should().Equal(-1, 5);
    }

    [Fact]
    public void Forward_OfABatch_EqualsForwardOfItsImages()
    {
        using var model = ModelBuilder.FromInput(8, 10).Conv2d(4).Flatten().Dense(3).Build(seed: 2);
        using var batch = Batch.FromImages([Photograph(0), Photograph(100)], UnitRange);
        using var images = BatchTensors.Images(batch);
        using var packed = images.contiguous();
        using var expected = model.call(packed);
        using var actual = model.Forward(batch);
        actual.dtype.Should().Be(ScalarType.Float32);
        TestModels.Values(actual).Zip(TestModels.Values(expected), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-5f);
    }

    [Fact]
    public void Forward_OfABatchOfAnotherSize_SaysWhatItExpects()
    {
        using var model = ModelBuilder.FromInput(10, 8).Flatten().Dense(3).Build(seed: 2);
        using var batch = Batch.FromImages(Photograph(0), UnitRange);
        ((Action)(() => model.Forward(batch))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Expected images of shape (N, 3, 10, 8), got (1, 3, 8, 10). Resize them to 10×8, or build the model with Input(8, 10).");
    }

    private static float At(Tensor images, int image, int channel, int row, int column) =>
        TestModels.Values(images)[(((((image * 3) + channel) * 8) + row) * 10) + column];

    private static RgbImage Photograph(int start) => new(8, 10, [.. Enumerable.Range(0, 240).Select(i => (byte)((start + i) % 256))]);
}
