using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Thins lines of thousands of points to those that are seen.</summary>
internal static class Polyline
{
    // A fifth of the thinnest line's width.
    private const double Tolerance = 0.3;

    /// <summary>The points that remain when none of those left out lies farther than the tolerance from the line drawn (Ramer, Douglas and Peucker).</summary>
    public static (double X, double Y)[] Thin((double X, double Y)[] points, double tolerance = Tolerance)
    {
        if (points.Length < 3)
        {
            return points;
        }

        var kept = new bool[points.Length];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int First, int Last)>();
        open.Push((0, points.Length - 1));
        while (open.TryPop(out var span))
        {
            var (farthest, distance) = (0, 0.0);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var d = Distance(points[i], points[span.First], points[span.Last]);
                if (d > distance)
                {
                    (farthest, distance) = (i, d);
                }
            }

            if (distance > tolerance)
            {
                kept[farthest] = true;
                open.Push((span.First, farthest));
                open.Push((farthest, span.Last));
            }
        }

        return [.. points.Where((_, i) => kept[i])];
    }

    /// <summary>The points as the attribute of a polyline.</summary>
    public static string Text(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));

    // To the segment, not the line through it, since steps go back on themselves.
    private static double Distance((double X, double Y) point, (double X, double Y) start, (double X, double Y) end)
    {
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((point.X - start.X) * dx) + ((point.Y - start.Y) * dy)) / length, 0, 1);
        var (x, y) = (point.X - start.X - (along * dx), point.Y - start.Y - (along * dy));
        return Math.Sqrt((x * x) + (y * y));
    }
}
