using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What makes images that were standardised with one mean and deviation those of another: value · scale + shift, per channel.</summary>
/// <param name="Scale">Above 0.</param>
/// <param name="Shift">Added after the scaling.</param>
public sealed record InputCorrection(ChannelValues Scale, ChannelValues Shift)
{
    internal bool IsUsable => Scale.AllMatch(static v => float.IsFinite(v) && v > 0) && Shift.AllMatch(float.IsFinite);

    /// <summary>The correction from one standardisation to another; null where there is nothing to do.</summary>
    internal static InputCorrection? Between(Standardization from, Standardization to)
    {
        if (from.IsPerImage || (from.Mean == to.Mean && from.Deviation == to.Deviation))
        {
            return null;
        }

        var (mean, deviation, otherMean, otherDeviation) = (from.Mean!.Value, from.Deviation!.Value, to.Mean!.Value, to.Deviation!.Value);
        return new InputCorrection(
            Each(c => (double)c(deviation) / c(otherDeviation)),
            Each(c => ((double)c(mean) - c(otherMean)) / c(otherDeviation)));
    }

    private static ChannelValues Each(Func<Func<ChannelValues, float>, double> value) =>
        new((float)value(static v => v.Red), (float)value(static v => v.Green), (float)value(static v => v.Blue));
}
