using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>What a pixel of a program depends on.</summary>
[Collection(TorchStateCollection.Name)]
public sealed class InferenceProgramTests
{
    private const int Height = 5, Width = 9;

    // In bfloat16 two inputs are multiplied at once; a window of three pixels of three channels has nine in a row, whose last one is alone.
    [Theory]
    [InlineData(ScalarType.Float32, 3, float.NaN)]
    [InlineData(ScalarType.BFloat16, 3, float.NaN)]
    [InlineData(ScalarType.BFloat16, 3, float.PositiveInfinity)]
    [InlineData(ScalarType.BFloat16, 1, float.NaN)]
    public void Run_ANumberThatIsNone_ReachesThePixelsThatSeeItAndNoOthers(ScalarType type, int channels, float value)
    {
        if (type == ScalarType.BFloat16 && !InferenceProgram.HasBFloat16)
        {
            return;
        }

        using var program = Convolution(type, channels);
        for (var place = 0; place < 2 * Height * Width; place++)
        {
            var images = new float[2 * Height * Width * channels];
            Array.Fill(images, 0.5f);
            images[place * channels] = value;

            var finite = Finite(program, images);

            var (image, y, x) = (place / (Height * Width), place / Width % Height, place % Width);
            finite.Should().Equal(Sees(image, y, x).Select(sees => !sees), "image {0}, row {1}, column {2}", image, y, x);
        }
    }

    private static InferenceProgram Convolution(ScalarType type, int channels)
    {
        var program = new InferenceProgram(memory: 0, outputs: (Height - 2) * (Width - 2), type: type);
        using var weights = ones([1, channels, 3, 3]);
        program.Add(new InferenceOperation
        {
            Kind = InferenceKind.Convolution,
            Input = new InferenceView(InferenceView.Images, 0, channels, channels, Height, Width),
            Output = new InferenceView(InferenceView.Result, 0, 1, 1, Height - 2, Width - 2),
            KernelHeight = 3,
            KernelWidth = 3,
        }, weights);
        return program;
    }

    private static bool[] Finite(InferenceProgram program, float[] images)
    {
        using var scope = NewDisposeScope();
        return [.. program.Run(images, 2).to(float32).data<float>().ToArray().Select(float.IsFinite)];
    }

    // The pixels of the results of two images whose windows of 3×3 hold a place.
    private static IEnumerable<bool> Sees(int image, int y, int x) =>
        from i in Enumerable.Range(0, 2)
        from row in Enumerable.Range(0, Height - 2)
        from column in Enumerable.Range(0, Width - 2)
        select i == image && y - row is >= 0 and < 3 && x - column is >= 0 and < 3;
}
