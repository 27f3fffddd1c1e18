namespace Ham10000.Dataset;

/// <summary>A lesion that can be drawn from several views: skin, body, outline, textures, and which structures it shows.</summary>
internal sealed class SampleLesion
{
    private const int Harmonics = 4;
    private readonly float[] _cos = new float[Harmonics], _sin = new float[Harmonics];

    private SampleLesion(LesionTraits traits, Ink skin, ref CounterRandom random)
    {
        (Traits, Skin) = (traits, skin);
        Noise = new NoiseField(ref random);
        Mesh = new MeshTile(ref random, traits.MeshDisorder, 0.14f + (0.10f * traits.MeshDisorder));
        for (var k = 0; k < Harmonics; k++)
        {
            float size = traits.Lobes * random.Next(0.4f, 1f) / (1 + (0.5f * k)), phase = random.Next(0, 1);
            (_cos[k], _sin[k]) = (size * SampleMath.Cos(phase), size * SampleMath.Sin(phase));
        }
    }

    internal LesionTraits Traits { get; }

    internal Ink Skin { get; }

    internal NoiseField Noise { get; }

    internal MeshTile Mesh { get; }

    /// <summary>What to draw on the body: whose structures, and how clearly.</summary>
    internal List<(SampleKind Kind, float Clarity)> Structures { get; } = [];

    internal static SampleLesion Draw(ref CounterRandom random, Diagnosis diagnosis, double atypical)
    {
        var kind = SampleKind.Of(diagnosis);
        var traits = kind.Body(ref random);
        var clarity = random.Next(0.55f, 1f);
        var skin = SkinTone(ref random);
        if (!random.Chance(atypical))
        {
            var plain = new SampleLesion(traits, skin, ref random);
            plain.Structures.Add((kind, clarity));
            return plain;
        }

        var other = SampleKind.Of(kind.LooksLike[random.NextInt32(kind.LooksLike.Count)]);
        var mixed = LesionTraits.Mix(traits, other.Body(ref random), random.Next(0.4f, 0.9f));
        var lesion = new SampleLesion(mixed, skin, ref random);
        lesion.Structures.Add((kind, clarity * random.Next(0.15f, 0.7f)));
        lesion.Structures.Add((other, random.Next(0f, 0.5f)));
        return lesion;
    }

    /// <summary>The distance of a point from the centre, where the outline is at 1. Lengths are in radii.</summary>
    internal float Distance(float u, float v)
    {
        v *= Traits.Aspect;
        var r = MathF.Sqrt((u * u) + (v * v));
        if (r < 1e-3f)
        {
            return r;
        }

        // cos(kθ) and sin(kθ) by turning on from one harmonic to the next.
        float c = u / r, s = v / r, ck = (c * c) - (s * s), sk = 2 * c * s, outline = 1;
        for (var k = 0; k < Harmonics; k++)
        {
            outline += (_cos[k] * ck) + (_sin[k] * sk);
            (ck, sk) = ((ck * c) - (sk * s), (sk * c) + (ck * s));
        }

        return r / Math.Max(outline, 0.3f);
    }

    private static Ink SkinTone(ref CounterRandom random)
    {
        // From fair and pink to light brown; dark skin is rare in HAM10000.
        var depth = random.Next(0, 1);
        depth *= depth;
        var tone = Ink.Mix(new Ink(234, 192, 178), new Ink(176, 122, 96), depth);
        return Ink.Mix(tone, new Ink(226, 160, 158), random.Next(0, 0.6f)).Vary(ref random, 0.05f, 5);
    }
}
