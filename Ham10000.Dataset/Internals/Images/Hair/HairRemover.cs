using System.Runtime.CompilerServices;

namespace Ham10000.Dataset;

/// <summary>Applies <see cref="HairRemoval"/> in place. Keeps its buffers; one thread at a time.</summary>
internal sealed class HairRemover(HairRemoval options)
{
    private const int Reach = 64;
    private readonly HairMask _mask = new(options);

    internal void Apply(Span<byte> pixels, int height, int width)
    {
        var mask = _mask.Find(pixels, height, width);

        // Neighbours are unmasked pixels, which do not change; so reading and writing the same memory is safe.
        for (int y = 0; y < height; y++)
        {
            var row = mask.Row(y);
            for (int x = row.IndexOfAnyExcept((byte)0); x >= 0 && x < width; x++)
            {
                if (row[x] != 0)
                {
                    Paint(pixels, mask, y, x);
                }
            }
        }
    }

    private static void Paint(Span<byte> pixels, Plane mask, int y, int x)
    {
        Span<double> sums = [0, 0, 0, 0];
        AddLine(pixels, mask, y, x, 0, 1, sums);
        AddLine(pixels, mask, y, x, 1, 1, sums);
        AddLine(pixels, mask, y, x, 1, 0, sums);
        AddLine(pixels, mask, y, x, 1, -1, sums);
        if (sums[3] == 0)
        {
            return;
        }

        var pixel = pixels.Slice((y * mask.Width + x) * RgbImage.Channels, RgbImage.Channels);
        for (int c = 0; c < RgbImage.Channels; c++)
        {
            pixel[c] = (byte)(sums[c] / sums[3] + 0.5);
        }
    }

    /// <summary>Adds both ends of a line through a pixel: each weighs with the inverse of its distance and of the line's length.</summary>
    private static void AddLine(ReadOnlySpan<byte> pixels, Plane mask, int y, int x, int rowStep, int columnStep, Span<double> sums)
    {
        int ahead = Distance(mask, y, x, rowStep, columnStep), behind = Distance(mask, y, x, -rowStep, -columnStep);
        int length = ahead == 0 ? 2 * behind : behind == 0 ? 2 * ahead : ahead + behind;
        if (ahead > 0)
        {
            Add(pixels, (y + ahead * rowStep) * mask.Width + x + ahead * columnStep, 1.0 / (ahead * length), sums);
        }

        if (behind > 0)
        {
            Add(pixels, (y - behind * rowStep) * mask.Width + x - behind * columnStep, 1.0 / (behind * length), sums);
        }
    }

    /// <summary>Steps to the next unmasked pixel; 0 if there is none near.</summary>
    private static int Distance(Plane mask, int y, int x, int rowStep, int columnStep)
    {
        int rows = rowStep == 0 ? Reach : rowStep > 0 ? mask.Height - 1 - y : y;
        int columns = columnStep == 0 ? Reach : columnStep > 0 ? mask.Width - 1 - x : x;
        int furthest = Math.Min(Reach, Math.Min(rows, columns));
        int step = rowStep * mask.Stride + columnStep;
        ref byte pixel = ref mask.Row(y)[x];
        for (int distance = 1; distance <= furthest; distance++)
        {
            if (Unsafe.Add(ref pixel, distance * step) == 0)
            {
                return distance;
            }
        }

        return 0;
    }

    private static void Add(ReadOnlySpan<byte> pixels, int pixel, double weight, Span<double> sums)
    {
        int at = pixel * RgbImage.Channels;
        sums[0] += weight * pixels[at];
        sums[1] += weight * pixels[at + 1];
        sums[2] += weight * pixels[at + 2];
        sums[3] += weight;
    }
}
