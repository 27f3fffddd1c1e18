namespace Ham10000.Dataset;

/// <summary>Smooth random values over the plane, from -1 to 1, that repeat every 64 units.</summary>
internal sealed class NoiseField
{
    private const int Size = 64, Mask = Size - 1;
    private readonly float[] _values = new float[Size * Size];

    internal NoiseField(ref CounterRandom random)
    {
        for (var i = 0; i < _values.Length; i += 4)
        {
            var word = random.NextUInt32();
            for (var j = 0; j < 4; j++)
            {
                _values[i + j] = ((word >> (8 * j)) & 255) * (2f / 255) - 1;
            }
        }
    }

    /// <summary>The value at a point. Varies over about one unit.</summary>
    internal float At(float x, float y)
    {
        float fx = MathF.Floor(x), fy = MathF.Floor(y);
        int ix = (int)fx & Mask, iy = ((int)fy & Mask) * Size, jx = (ix + 1) & Mask, jy = (iy + Size) & (Size * Size - 1);
        float tx = x - fx, ty = y - fy;
        tx *= tx * (3 - (2 * tx));
        ty *= ty * (3 - (2 * ty));
        var v = _values;
        var top = v[iy + ix] + (tx * (v[iy + jx] - v[iy + ix]));
        var bottom = v[jy + ix] + (tx * (v[jy + jx] - v[jy + ix]));
        return top + (ty * (bottom - top));
    }
}
