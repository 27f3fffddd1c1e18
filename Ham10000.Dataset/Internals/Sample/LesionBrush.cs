namespace Ham10000.Dataset;

/// <summary>Draws structures on a lesion: places and lengths in lesion radii, whatever the view.</summary>
internal sealed class LesionBrush(Canvas canvas, SampleView view, SampleLesion lesion, float clarity)
{
    /// <summary>A round or oval spot.</summary>
    internal void Spot(float u, float v, float radius, float softness, Ink ink, float alpha, float stretch = 1, float turns = 0)
    {
        var (x, y) = view.ToPicture(u, v);
        canvas.Ellipse(x, y, Math.Max(radius * view.Scale, 0.6f), softness, ink, alpha * clarity, stretch, turns);
    }

    /// <summary>A line that wanders.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="turns">The direction at the beginning, in turns.</param>
    /// <param name="length">The length.</param>
    /// <param name="bend">The most that the direction changes at each of eight steps, in turns.</param>
    /// <param name="width">The width at the beginning.</param>
    /// <param name="taper">The width at the end as a share of that.</param>
    /// <param name="ink">The colour.</param>
    /// <param name="alpha">The opacity.</param>
    /// <returns>The points, for branches.</returns>
    internal (float U, float V, float Turns)[] Wander(
        ref CounterRandom random, (float U, float V) start, float turns, float length, float bend, float width, float taper, Ink ink, float alpha)
    {
        const int Steps = 8;
        var path = new (float U, float V, float Turns)[Steps + 1];
        Span<(float X, float Y)> points = stackalloc (float, float)[Steps + 1];
        path[0] = (start.U, start.V, turns);
        points[0] = view.ToPicture(start.U, start.V);
        for (var i = 1; i <= Steps; i++)
        {
            turns += random.Next(-bend, bend);
            path[i] = (path[i - 1].U + (length / Steps * SampleMath.Cos(turns)), path[i - 1].V + (length / Steps * SampleMath.Sin(turns)), turns);
            points[i] = view.ToPicture(path[i].U, path[i].V);
        }

        canvas.Line(points, width * view.Scale, width * taper * view.Scale, ink, alpha * clarity);
        return path;
    }

    /// <summary>A random point of the lesion whose distance from the centre (1 at the outline) lies in a range.</summary>
    internal (float U, float V) Place(ref CounterRandom random, float from, float to)
    {
        float turns = random.Next(0, 1), low = from * from, r = MathF.Sqrt(low + (random.Next(0, 1) * ((to * to) - low)));
        return At(turns, r);
    }

    /// <summary>The point in a direction from the centre at a distance of which the outline is 1.</summary>
    internal (float U, float V) At(float turns, float distance)
    {
        float c = SampleMath.Cos(turns), s = SampleMath.Sin(turns), outline = Math.Max(lesion.Distance(c, s), 0.2f);
        return (distance * c / outline, distance * s / outline);
    }
}
