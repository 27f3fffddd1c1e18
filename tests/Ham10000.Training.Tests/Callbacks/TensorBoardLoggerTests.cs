using System.Text;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests;

public sealed class TensorBoardLoggerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Crc32C_OfTheReader_IsThePublishedValue() =>
        EventReader.Crc32C(Encoding.ASCII.GetBytes("123456789")).Should().Be(0xE3069283u, "RFC 3720 and the CRC catalogue give this check value");

    [Fact]
    public void OnEpochEnd_EachEpoch_WritesItsFiguresAtItsLastStep()
    {
        ScriptedFit.Run([0.5, 0.25], ScriptedFit.Options(2), new TensorBoardLogger(_folder.FullName, new StoppedClock()));

        var events = EventReader.Read(Directory.GetFiles(_folder.FullName).Should().ContainSingle().Which);
        events[0].Should().BeEquivalentTo(new { FileVersion = "brain.Event:2", Step = 0L, WallTime = 1714979289.0 });
        events[1].Should().BeEquivalentTo(new { Tag = "options/text_summary", Plugin = "text", Step = 0L });
        events[1].Text.Should().StartWith("| option | value |\n| --- | --- |\n| epochs | 2 |\n| steps per epoch | 2 |\n");
        events.Skip(2).Select(e => (e.Tag, e.Step, e.Scalar)).Should().Equal(
            ("loss/training", 2, 1.25f), ("accuracy/training", 2, 0.5f), ("balanced_accuracy/training", 2, 0.25f),
            ("loss/validation", 2, 0.5f), ("accuracy/validation", 2, 0.5f), ("balanced_accuracy/validation", 2, 0.5f),
            ("learning_rate", 2, 0.001f), ("images_per_second", 2, 40f), ("waited_seconds", 2, 0.125f),
            ("loss/training", 4, 1.25f), ("accuracy/training", 4, 0.5f), ("balanced_accuracy/training", 4, 0.25f),
            ("loss/validation", 4, 0.25f), ("accuracy/validation", 4, 0.25f), ("balanced_accuracy/validation", 4, 0.25f),
            ("learning_rate", 4, 0.001f), ("images_per_second", 4, 40f), ("waited_seconds", 4, 0.125f));
    }

    [Fact]
    public void OnStepEnd_EveryStep_WritesLossRateAndSpeed()
    {
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new TensorBoardLogger(_folder.FullName) { EverySteps = 1 });

        EventReader.Read(Directory.GetFiles(_folder.FullName).Single()).Where(e => e.Tag.EndsWith("/step", StringComparison.Ordinal)).Select(e => (e.Tag, e.Step)).Should().Equal(
            ("loss/step", 1), ("learning_rate/step", 1), ("images_per_second/step", 1), ("loss/step", 2), ("learning_rate/step", 2), ("images_per_second/step", 2));
    }

    [Fact]
    public void OnFitStart_SecondFit_BeginsAFileOfItsOwn()
    {
        var logger = new TensorBoardLogger(_folder.FullName, new StoppedClock());

        ScriptedFit.Run([0.5], ScriptedFit.Options(1), logger);
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), logger);

        Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order().Should().Equal(
            $"events.out.tfevents.1714979289.{Environment.ProcessId}.000", $"events.out.tfevents.1714979289.{Environment.ProcessId}.001");
    }

    [Fact]
    public void Read_AFlippedByte_IsFoundByTheChecksum()
    {
        ScriptedFit.Run([0.5], ScriptedFit.Options(1), new TensorBoardLogger(_folder.FullName));
        var path = Directory.GetFiles(_folder.FullName).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 4;
        File.WriteAllBytes(path, bytes);

        FluentActions.Invoking(() => EventReader.Read(path)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Histogram_OfValues_CountsEachFiniteOneOnce()
    {
        var histogram = WeightHistogram.Of([-1, -1, 0, 0.5f, float.NaN, 2, float.PositiveInfinity])!;

        (histogram.Minimum, histogram.Maximum, histogram.Sum, histogram.SumOfSquares, histogram.Count).Should().Be((-1, 2, 0.5, 6.25, 5));
        histogram.Counts.Sum().Should().Be(5);
        histogram.Limits.Should().HaveCount(30).And.BeInAscendingOrder();
        (histogram.Limits[^1], histogram.Counts[0], histogram.Counts[10], histogram.Counts[^1]).Should().Be((2, 2, 1, 1));
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(3f, 3f, 3f)]
    [InlineData(float.NaN, 1f)]
    public void Histogram_OfOneValue_HasOneBucket(params float[] values)
    {
        var histogram = WeightHistogram.Of(values)!;

        histogram.Counts.Sum().Should().Be(values.Count(float.IsFinite));
        histogram.Limits[0].Should().Be(histogram.Maximum);
    }

    [Fact]
    public void Histogram_OfNoFiniteValue_IsNone() => WeightHistogram.Of([float.NaN]).Should().BeNull();
}
