namespace Ham10000.Dataset;

/// <summary>What light and lens add to a drawn picture: a gradient, dark corners, a colour cast, blur, and noise.</summary>
internal static class SampleCamera
{
    internal static RgbImage Develop(Canvas canvas, ref CounterRandom random)
    {
        var light = new Light(canvas, ref random);
        Blur(canvas, random.Next(0, 0.26f));
        if (random.Chance(0.2))
        {
            Blur(canvas, 0.26f);
        }

        var noise = random.Next(1f, 5f);
        var salt = random.NextUInt32();
        var bytes = GC.AllocateUninitializedArray<byte>(canvas.Pixels.Length);
        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = 0; x < canvas.Width; x++)
            {
                var at = ((y * canvas.Width) + x) * 3;
                var gain = light.At(x, y);
                var grain = SampleMath.Hash((uint)at ^ salt);
                bytes[at] = Level((canvas.Pixels[at] * gain * light.Red) + Grain(grain, 0, noise));
                bytes[at + 1] = Level((canvas.Pixels[at + 1] * gain * light.Green) + Grain(grain, 10, noise));
                bytes[at + 2] = Level((canvas.Pixels[at + 2] * gain * light.Blue) + Grain(grain, 20, noise));
            }
        }

        return new RgbImage(canvas.Height, canvas.Width, bytes);
    }

    // Two five-bit numbers from ten bits: their sum has about the shape of a camera's noise.
    private static float Grain(uint bits, int shift, float noise)
        => noise * ((((bits >> shift) & 31) + ((bits >> (shift + 5)) & 31)) * (1f / 31) - 1);

    private static byte Level(float value) => (byte)Math.Clamp((int)(value + 0.5f), 0, 255);

    private static void Blur(Canvas canvas, float side)
    {
        var (p, stride) = (canvas.Pixels, canvas.Width * 3);
        var centre = 1 - (2 * side);
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = p.AsSpan(y * stride, stride);
            float r = row[0], g = row[1], b = row[2];
            for (var i = 3; i + 5 < row.Length; i += 3)
            {
                var (nr, ng, nb) = (row[i], row[i + 1], row[i + 2]);
                row[i] = (centre * nr) + (side * (r + row[i + 3]));
                row[i + 1] = (centre * ng) + (side * (g + row[i + 4]));
                row[i + 2] = (centre * nb) + (side * (b + row[i + 5]));
                (r, g, b) = (nr, ng, nb);
            }
        }

        var above = p.AsSpan(0, stride).ToArray();
        for (var y = 1; y + 1 < canvas.Height; y++)
        {
            Span<float> row = p.AsSpan(y * stride, stride), below = p.AsSpan((y + 1) * stride, stride);
            for (var i = 0; i < row.Length; i++)
            {
                var value = row[i];
                row[i] = (centre * value) + (side * (above[i] + below[i]));
                above[i] = value;
            }
        }
    }

    private readonly struct Light
    {
        private readonly float _x, _y, _tiltX, _tiltY, _gain, _falloff, _edge;

        internal Light(Canvas canvas, ref CounterRandom random)
        {
            (_x, _y) = (canvas.Width * 0.5f, canvas.Height * 0.5f);
            (_tiltX, _tiltY) = (random.Next(-0.09f, 0.09f) / _x, random.Next(-0.09f, 0.09f) / _y);
            _gain = random.Next(0.9f, 1.08f);
            _falloff = random.Next(0, 0.16f);
            _edge = random.Chance(0.14) ? random.Next(1.05f, 1.35f) : 9;
            (Red, Green, Blue) = (random.Next(0.96f, 1.04f), random.Next(0.95f, 1.03f), random.Next(0.94f, 1.06f));
        }

        internal float Red { get; }

        internal float Green { get; }

        internal float Blue { get; }

        /// <summary>The gain at a pixel. Some dermatoscopes show the dark edge of their tube in the corners.</summary>
        internal float At(int x, int y)
        {
            float dx = x - _x, dy = y - _y, r2 = ((dx * dx) + (dy * dy)) / (_y * _y);
            var gain = _gain * (1 + (_tiltX * dx) + (_tiltY * dy) - (_falloff * 0.4f * r2));
            return r2 > _edge * _edge * 0.9f ? gain * (1 - (0.93f * SampleMath.Step(_edge * _edge * 0.9f, _edge * _edge * 1.05f, r2))) : gain;
        }
    }
}
