namespace Ham10000.Evaluation;

public sealed partial class HeatMap
{
    /// <summary>The largest value.</summary>
    public float Maximum => _values.Max();

    /// <summary>The value at a row and a column, from 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public float this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Height);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Width);
            return _values[(row * Width) + column];
        }
    }

    /// <summary>The map as it is shown: negative values become 0, and the rest is divided by the largest, so that it reaches from 0 to 1. A map without a positive value becomes
    /// 0 everywhere: nothing is added to divide by.</summary>
    public HeatMap Scaled()
    {
        var largest = Maximum;
        return new HeatMap(Height, Width, Array.ConvertAll(_values, value => value > 0 ? value / largest : 0));
    }
}
