namespace Ham10000.Dataset;

/// <summary>Hairs across the picture: none in most, few in some, many in a few.</summary>
internal static class SampleHairs
{
    private const int Points = 13;

    internal static void Draw(Canvas canvas, ref CounterRandom random)
    {
        var count = random.Chance(0.55) ? 0 : random.Chance(0.75) ? random.NextInt32(5) : 4 + random.NextInt32(10);
        var ink = random.Chance(0.8) ? new Ink(52, 40, 36) : new Ink(186, 160, 130);
        var combed = random.Next(0, 1);
        Span<(float X, float Y)> points = stackalloc (float, float)[Points];
        for (; count > 0; count--)
        {
            var turns = combed + random.Next(-0.12f, 0.12f);
            var bend = random.Next(-0.018f, 0.018f);
            float step = canvas.Height * random.Next(0.03f, 0.08f), x = random.Next(0, canvas.Width), y = random.Next(0, canvas.Height);
            for (var i = 0; i < Points; i++)
            {
                points[i] = (x, y);
                turns += bend;
                x += step * SampleMath.Cos(turns);
                y += step * SampleMath.Sin(turns);
            }

            var width = canvas.Height * random.Next(0.003f, 0.008f);
            canvas.Line(points, width, width * 0.4f, ink.Vary(ref random), random.Next(0.6f, 0.95f));
        }
    }
}
