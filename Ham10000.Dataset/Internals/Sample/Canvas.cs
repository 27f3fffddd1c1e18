namespace Ham10000.Dataset;

/// <summary>A picture of float grey levels, interleaved RGB, on which shapes are blended. Lengths are in pixels.</summary>
internal sealed class Canvas(int height, int width)
{
    private readonly float[] _cover = new float[height * width];

    internal int Height => height;

    internal int Width => width;

    internal float[] Pixels { get; } = new float[height * width * 3];

    /// <summary>Blends an ink over a pixel.</summary>
    internal void Blend(int pixel, Ink ink, float alpha)
    {
        var at = pixel * 3;
        var p = Pixels;
        p[at] += alpha * (ink.R - p[at]);
        p[at + 1] += alpha * (ink.G - p[at + 1]);
        p[at + 2] += alpha * (ink.B - p[at + 2]);
    }

    /// <summary>Blends a turned ellipse.</summary>
    /// <param name="x">The centre's column.</param>
    /// <param name="y">The centre's row.</param>
    /// <param name="radius">The mean radius.</param>
    /// <param name="softness">The share of the radius over which the edge fades, from 0 to 1.</param>
    /// <param name="ink">The colour.</param>
    /// <param name="alpha">The opacity in the middle.</param>
    /// <param name="stretch">How much longer than broad, at least 1.</param>
    /// <param name="turns">The long axis's angle in turns.</param>
    internal void Ellipse(float x, float y, float radius, float softness, Ink ink, float alpha, float stretch = 1, float turns = 0)
    {
        float root = MathF.Sqrt(stretch), cos = SampleMath.Cos(turns), sin = SampleMath.Sin(turns);
        var reach = (radius * root) + 1;
        var fade = Math.Max(softness, 1 / Math.Max(radius, 1));
        for (var row = Math.Max(0, (int)(y - reach)); row <= Math.Min(height - 1, (int)(y + reach)); row++)
        {
            for (var column = Math.Max(0, (int)(x - reach)); column <= Math.Min(width - 1, (int)(x + reach)); column++)
            {
                float dx = column - x, dy = row - y, along = ((dx * cos) + (dy * sin)) / root, across = ((dy * cos) - (dx * sin)) * root;
                var distance = MathF.Sqrt((along * along) + (across * across)) / radius;
                if (distance < 1)
                {
                    Blend((row * width) + column, ink, alpha * SampleMath.Step(0, fade, 1 - distance));
                }
            }
        }
    }

    /// <summary>Blends a line through points, thinning towards its end. Where it crosses itself it is no darker.</summary>
    internal void Line(ReadOnlySpan<(float X, float Y)> points, float startWidth, float endWidth, Ink ink, float alpha)
    {
        int top = height, bottom = -1, left = width, right = -1;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var half = 0.5f * (startWidth + ((endWidth - startWidth) * i / (points.Length - 1)));
            var (a, b) = (points[i], points[i + 1]);
            int y0 = Math.Max(0, (int)(Math.Min(a.Y, b.Y) - half - 1)), y1 = Math.Min(height - 1, (int)(Math.Max(a.Y, b.Y) + half + 1));
            int x0 = Math.Max(0, (int)(Math.Min(a.X, b.X) - half - 1)), x1 = Math.Min(width - 1, (int)(Math.Max(a.X, b.X) + half + 1));
            Cover(a, b, half, y0, y1, x0, x1);
            (top, bottom, left, right) = (Math.Min(top, y0), Math.Max(bottom, y1), Math.Min(left, x0), Math.Max(right, x1));
        }

        for (var row = top; row <= bottom; row++)
        {
            for (var pixel = (row * width) + left; pixel <= (row * width) + right; pixel++)
            {
                if (_cover[pixel] > 0)
                {
                    Blend(pixel, ink, alpha * _cover[pixel]);
                    _cover[pixel] = 0;
                }
            }
        }
    }

    private void Cover((float X, float Y) a, (float X, float Y) b, float half, int y0, int y1, int x0, int x1)
    {
        float dx = b.X - a.X, dy = b.Y - a.Y, length = Math.Max((dx * dx) + (dy * dy), 1e-6f);
        // A line thinner than a pixel keeps its ink: it is as wide as a pixel and paler.
        float strength = Math.Min(1, half * 2), reach = Math.Max(half, 0.5f) + 0.5f;
        for (var row = y0; row <= y1; row++)
        {
            for (var column = x0; column <= x1; column++)
            {
                float px = column - a.X, py = row - a.Y, t = Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
                float ox = px - (t * dx), oy = py - (t * dy), cover = strength * Math.Clamp(reach - MathF.Sqrt((ox * ox) + (oy * oy)), 0, 1);
                var at = (row * width) + column;
                _cover[at] = Math.Max(_cover[at], cover);
            }
        }
    }
}
