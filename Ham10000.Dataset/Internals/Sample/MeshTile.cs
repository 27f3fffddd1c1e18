namespace Ham10000.Dataset;

/// <summary>A pigment network: the walls between irregular cells, 1 on a wall and 0 in a hole, repeating every 8 cells.</summary>
internal sealed class MeshTile
{
    private const int Cells = 8, Side = 128, Mask = Side - 1, PerCell = Side / Cells;
    private readonly float[] _walls = new float[Side * Side];

    /// <summary>Draws a network.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="disorder">How unequal the cells are: 0 for a regular grid, 1 for chance alone.</param>
    /// <param name="thickness">The thickness of the walls in cells.</param>
    internal MeshTile(ref CounterRandom random, float disorder, float thickness)
    {
        Span<float> x = stackalloc float[Cells * Cells], y = stackalloc float[Cells * Cells];
        for (var i = 0; i < x.Length; i++)
        {
            // Every other row is shifted by half a cell, so that a regular network is a honeycomb.
            x[i] = 0.5f + (i / Cells % 2 * 0.5f) + (disorder * random.Next(-0.5f, 0.5f));
            y[i] = 0.5f + (disorder * random.Next(-0.5f, 0.5f));
        }

        for (var i = 0; i < _walls.Length; i++)
        {
            var (near, next) = TwoNearest((i & Mask) / (float)PerCell, i / Side / (float)PerCell, x, y);
            _walls[i] = 1 - SampleMath.Step(0, thickness * 2, MathF.Sqrt(next) - MathF.Sqrt(near));
        }
    }

    /// <summary>The wall at a point, in cells.</summary>
    internal float At(float x, float y)
    {
        x *= PerCell;
        y *= PerCell;
        float fx = MathF.Floor(x), fy = MathF.Floor(y), tx = x - fx, ty = y - fy;
        int ix = (int)fx & Mask, jx = (ix + 1) & Mask, iy = ((int)fy & Mask) * Side, jy = (iy + Side) & (Side * Side - 1);
        var top = _walls[iy + ix] + (tx * (_walls[iy + jx] - _walls[iy + ix]));
        var bottom = _walls[jy + ix] + (tx * (_walls[jy + jx] - _walls[jy + ix]));
        return top + (ty * (bottom - top));
    }

    private static (float Near, float Next) TwoNearest(float px, float py, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float near = float.MaxValue, next = float.MaxValue;
        int cx = (int)px, cy = (int)py;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -2; dx <= 1; dx++)
            {
                int gx = cx + dx, gy = cy + dy, cell = ((gy & (Cells - 1)) * Cells) + (gx & (Cells - 1));
                float ox = gx + x[cell] - px, oy = gy + y[cell] - py, distance = (ox * ox) + (oy * oy);
                next = Math.Min(next, Math.Max(near, distance));
                near = Math.Min(near, distance);
            }
        }

        return (near, next);
    }
}
