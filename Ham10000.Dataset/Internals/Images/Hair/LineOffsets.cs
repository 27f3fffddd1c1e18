namespace Ham10000.Dataset;

/// <summary>The points of a centred line, as steps from its middle.</summary>
internal static class LineOffsets
{
    /// <summary>Draws a line of a length in pixels at an angle, as byte offsets in planes of a stride.</summary>
    internal static int[] Create(double length, double angle, int stride)
    {
        var (sin, cos) = Math.SinCos(angle);
        double longer = Math.Max(Math.Abs(cos), Math.Abs(sin));
        int reach = Math.Max(1, (int)Math.Round(length * longer)) / 2;
        int[] offsets = new int[2 * reach + 1];
        for (int k = -reach; k <= reach; k++)
        {
            int row = (int)Math.Floor(-k * sin / longer + 0.5), column = (int)Math.Floor(k * cos / longer + 0.5);
            offsets[k + reach] = row * stride + column;
        }

        return offsets;
    }
}
