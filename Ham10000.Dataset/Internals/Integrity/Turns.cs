namespace Ham10000.Dataset;

/// <summary>The eight ways to lay a picture down: upright, mirrored, turned by quarter turns, and both.</summary>
/// <remarks>A turn is three bits: 4 swaps rows and columns, then 2 turns the rows upside down, then 1 mirrors the columns.</remarks>
internal static class Turns
{
    internal const int Count = 8, Upright = 0;
    internal const int Transpose = 4, FlipRows = 2, FlipColumns = 1;

    /// <summary>Turns a square picture of one byte a pixel.</summary>
    internal static void Apply(ReadOnlySpan<byte> picture, int turn, int side, Span<byte> turned)
    {
        for (int row = 0; row < side; row++)
        {
            int from = (turn & FlipRows) != 0 ? side - 1 - row : row;
            for (int column = 0; column < side; column++)
            {
                int to = (turn & FlipColumns) != 0 ? side - 1 - column : column;
                turned[row * side + column] = (turn & Transpose) != 0 ? picture[to * side + from] : picture[from * side + to];
            }
        }
    }
}
