namespace Ham10000.Dataset;

/// <summary>How a lesion is photographed: position, size, light, sharpness, hairs.</summary>
internal sealed record SampleView
{
    internal required float CentreX { get; init; }

    internal required float CentreY { get; init; }

    /// <summary>Pixels per lesion radius.</summary>
    internal required float Scale { get; init; }

    internal required float Cos { get; init; }

    internal required float Sin { get; init; }

    internal bool Mirrored { get; init; }

    internal static SampleView Draw(ref CounterRandom random, LesionTraits traits, HamSampleOptions options)
    {
        var turns = random.Next(0, 1);
        return new SampleView
        {
            CentreX = options.Width * random.Next(0.42f, 0.58f),
            CentreY = options.Height * random.Next(0.42f, 0.58f),
            Scale = options.Height * traits.Radius * random.Next(0.85f, 1.2f),
            Cos = SampleMath.Cos(turns),
            Sin = SampleMath.Sin(turns),
            Mirrored = random.Chance(0.5),
        };
    }

    /// <summary>From the lesion to the picture.</summary>
    internal (float X, float Y) ToPicture(float u, float v)
    {
        u = Mirrored ? -u : u;
        return (CentreX + (Scale * ((u * Cos) - (v * Sin))), CentreY + (Scale * ((u * Sin) + (v * Cos))));
    }

    /// <summary>From the picture to the lesion.</summary>
    internal (float U, float V) ToLesion(float x, float y)
    {
        float dx = (x - CentreX) / Scale, dy = (y - CentreY) / Scale, u = (dx * Cos) + (dy * Sin);
        return (Mirrored ? -u : u, (dy * Cos) - (dx * Sin));
    }
}
