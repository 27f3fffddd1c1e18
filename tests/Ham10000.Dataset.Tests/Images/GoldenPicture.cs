namespace Ham10000.Dataset.Tests;

/// <summary>The pictures that the generators in Golden draw by formula, and the files they wrote.</summary>
internal static class GoldenPicture
{
    internal static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Dataset.Tests", "Golden");

    internal static string Image(string name) => Path.Combine(Folder, "images", name);

    internal static RgbImage Create(int height, int width, int seed = 0)
    {
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0, at = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
            {
                for (int c = 0; c < 3; c++, at++)
                {
                    int rough = (i * 37 + j * 59 + c * 101 + i * j % 23 * 7 + seed * 13) % 256;
                    int edges = 255 * ((i / 5 + j / 4 + c) % 2);
                    pixels[at] = (byte)(i % 16 < 8 ? rough : edges);
                }
            }
        }

        return new RgbImage(height, width, pixels);
    }

    internal static int LargestDifference(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected)
    {
        actual.Length.Should().Be(expected.Length);
        int largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(actual[i] - expected[i]));
        }

        return largest;
    }
}
