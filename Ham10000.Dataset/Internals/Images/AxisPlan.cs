namespace Ham10000.Dataset;

/// <summary>The filter table for one axis, kept while sizes stay the same, and its weights laid out for the horizontal pass.</summary>
internal sealed class AxisPlan
{
    private readonly (int Inputs, double From, double To, int Outputs, Interpolation Interpolation) _key;

    private AxisPlan((int Inputs, double From, double To, int Outputs, Interpolation Interpolation) key)
    {
        _key = key;
        Table = FilterTable.Create(key.Inputs, key.From, key.To, key.Outputs, key.Interpolation);
        GroupStride = (Table.Stride + HorizontalPass.PixelsPerGroup - 1) / HorizontalPass.PixelsPerGroup;
        GroupCounts = new int[key.Outputs];
        GroupWeights = new int[key.Outputs * GroupStride * HorizontalPass.LanesPerGroup];
        for (int i = 0; i < key.Outputs; i++)
        {
            GroupCounts[i] = (Table.Count[i] + HorizontalPass.PixelsPerGroup - 1) / HorizontalPass.PixelsPerGroup;
            for (int k = 0; k < Table.Count[i]; k++)
            {
                var (group, pixel) = Math.DivRem(k, HorizontalPass.PixelsPerGroup);
                int at = (i * GroupStride + group) * HorizontalPass.LanesPerGroup + pixel * RgbImage.Channels;
                GroupWeights.AsSpan(at, RgbImage.Channels).Fill(Table.Weights[i * Table.Stride + k]);
            }
        }
    }

    internal FilterTable Table { get; }

    /// <summary>Groups of five pixels between the weights of two outputs.</summary>
    internal int GroupStride { get; }

    /// <summary>Groups of five pixels that each output reads.</summary>
    internal int[] GroupCounts { get; }

    /// <summary>16 lanes a group: each weight three times, once per channel, then a zero.</summary>
    internal int[] GroupWeights { get; }

    internal static AxisPlan For(ref AxisPlan? plan, int inputs, double from, double to, int outputs, Interpolation interpolation)
    {
        var key = (inputs, from, to, outputs, interpolation);
        return plan is not null && plan._key == key ? plan : plan = new AxisPlan(key);
    }
}
