using System.Numerics.Tensors;

namespace Ham10000.Dataset;

/// <summary>The fine detail of a thumbnail, which tells the same picture from one that merely has a like lesion in a like place.</summary>
/// <remarks>Every pixel is compared with the 3 × 3 pixels about it: (x − mean) / (deviation + 4), as in A. Mittal, A. K. Moorthy and
/// A. C. Bovik, "No-reference image quality assessment in the spatial domain", IEEE Transactions on Image Processing 21(12), 2012. So
/// neither the brightness nor one strong edge, such as the rim of the dermatoscope, decides.</remarks>
internal static class FineDetail
{
    private const int Side = ImageFacts.Side;

    // Grey levels: deviations well below it are taken for noise.
    private const float Steady = 4;

    /// <summary>Computes the detail as a vector of length 1 and mean 0; of an even picture, zeros.</summary>
    /// <param name="thumbnail">The grey levels of <see cref="ImageFacts.Thumbnail"/>.</param>
    /// <param name="detail">Receives <see cref="ImageFacts.Pixels"/> numbers.</param>
    internal static void Of(ReadOnlySpan<byte> thumbnail, Span<float> detail)
    {
        for (int row = 0, at = 0; row < Side; row++)
        {
            int above = Math.Max(row - 1, 0) * Side, here = row * Side, below = Math.Min(row + 1, Side - 1) * Side;
            for (int column = 0; column < Side; column++, at++)
            {
                int sum = 0, squares = 0;
                for (int step = -1; step <= 1; step++)
                {
                    int x = Math.Clamp(column + step, 0, Side - 1);
                    int a = thumbnail[above + x], b = thumbnail[here + x], c = thumbnail[below + x];
                    sum += a + b + c;
                    squares += a * a + b * b + c * c;
                }

                detail[at] = (9 * thumbnail[at] - sum) / (MathF.Sqrt(9 * squares - sum * sum) + 9 * Steady);
            }
        }

        Normalize(detail);
    }

    /// <summary>The correlation of two details, -1..1; 0 if one has none.</summary>
    internal static float Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.Dot(a, b);

    private static void Normalize(Span<float> detail)
    {
        TensorPrimitives.Subtract(detail, TensorPrimitives.Sum<float>(detail) / detail.Length, detail);
        float length = TensorPrimitives.Norm<float>(detail);
        if (length > 0)
        {
            TensorPrimitives.Divide(detail, length, detail);
        }
    }
}
