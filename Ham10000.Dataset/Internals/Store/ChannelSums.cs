using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Exact sums of grey levels and of their squares, per channel.</summary>
internal sealed class ChannelSums
{
    // Five pixels a step; 8,192 squares of at most 255 fit into the 31 bits of a lane.
    private const int BytesPerStep = 15, StepsPerRun = 8192;

    private readonly long[] _sums = new long[3], _squares = new long[3];

    /// <summary>Pixels added so far.</summary>
    internal long Pixels { get; private set; }

    /// <summary>Adds interleaved RGB pixels.</summary>
    internal void Add(ReadOnlySpan<byte> pixels)
    {
        Pixels += pixels.Length / RgbImage.Channels;
        while (pixels.Length > BytesPerStep)
        {
            int steps = Math.Min(StepsPerRun, (pixels.Length - 1) / BytesPerStep);
            AddRun(pixels, steps);
            pixels = pixels[(steps * BytesPerStep)..];
        }

        for (int i = 0; i < pixels.Length; i++)
        {
            _sums[i % 3] += pixels[i];
            _squares[i % 3] += pixels[i] * pixels[i];
        }
    }

    internal (ChannelValues Mean, ChannelValues Deviation) Scalar()
    {
        var (mean, deviation) = Statistics(_sums.Sum(), _squares.Sum(), Pixels * 3);
        return (ChannelValues.All(mean), ChannelValues.All(deviation));
    }

    internal (ChannelValues Mean, ChannelValues Deviation) PerChannel()
    {
        var (red, green, blue) = (Statistics(_sums[0], _squares[0], Pixels), Statistics(_sums[1], _squares[1], Pixels), Statistics(_sums[2], _squares[2], Pixels));
        return (new(red.Mean, green.Mean, blue.Mean), new(red.Deviation, green.Deviation, blue.Deviation));
    }

    private static (float Mean, float Deviation) Statistics(long sum, long squares, long count)
    {
        // n·Σv² - (Σv)² is exact in 128 bits, so equal pixels give exactly zero.
        double variance = (double)((Int128)count * squares - (Int128)sum * sum) / ((double)count * count);
        return ((float)((double)sum / count), (float)Math.Sqrt(variance));
    }

    private void AddRun(ReadOnlySpan<byte> pixels, int steps)
    {
        ref byte start = ref MemoryMarshal.GetReference(pixels);
        var (sums, squares) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (int i = 0; i < steps; i++)
        {
            var levels = Lanes.Widen(Vector128.LoadUnsafe(ref start, (nuint)(i * BytesPerStep)));
            sums += levels;
            squares += levels * levels;
        }

        for (int lane = 0; lane < BytesPerStep; lane++)
        {
            _sums[lane % 3] += sums[lane];
            _squares[lane % 3] += squares[lane];
        }
    }
}
