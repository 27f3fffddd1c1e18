using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace Ham10000.EndToEndBench;

/// <summary>The rates of libtorch's own matrix product and convolution on shapes that suit the machine: what a network could reach if it were nothing else.</summary>
internal static class MachineLimit
{
    private const int Size = 1024;

    internal static void Print()
    {
        using var nothing = no_grad();
        foreach (var type in new[] { ScalarType.Float32, ScalarType.BFloat16 })
        {
            using var scope = NewDisposeScope();
            var matrix = rand(Size, Size).to_type(type);
            Print($"limit.product.{type}", (double)Size * Size * Size, () => matrix.mm(matrix));
            var images = rand(32, 56, 56, 64).to_type(type).permute(0, 3, 1, 2);
            var kernel = rand(64, 3, 3, 64).to_type(type).permute(0, 3, 1, 2);
            Print($"limit.convolution.{type}", 32.0 * 56 * 56 * 64 * 64 * 9, () => nn.functional.conv2d(images, kernel, padding: [1L, 1L]));
        }
    }

    private static void Print(string name, double multiplyAdds, Func<Tensor> work)
    {
        var least = double.MaxValue;
        for (var i = 0; i < 30; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var result = work();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {multiplyAdds / least / 1e9:F1}"));
    }
}
