namespace Ham10000.Dataset;

/// <summary>Melanoma: asymmetric, ragged, many colours, a blue-white veil, streaks at the border, uneven dots, an uneven network.</summary>
internal sealed class MelKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Nv, Diagnosis.Bkl, Diagnosis.Nv];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var dark = random.Next(0.2f, 1f);
        var core = Ink.Mix(new Ink(128, 82, 66), new Ink(52, 34, 34), dark);
        var pale = random.Chance(0.35) ? new Ink(196, 120, 108) : new Ink(172, 116, 88);
        return new LesionTraits
        {
            Radius = random.Next(0.26f, 0.46f),
            Aspect = random.Next(1.1f, 1.6f),
            Lobes = random.Next(0.14f, 0.32f),
            Ragged = random.Next(0.12f, 0.28f),
            Softness = random.Next(0.06f, 0.2f),
            Core = core.Vary(ref random),
            Rim = Ink.Mix(core, new Ink(150, 98, 78), random.Next(0.3f, 0.7f)).Vary(ref random),
            Second = pale.Vary(ref random),
            SecondShare = random.Next(0.2f, 0.5f),
            Third = new Ink(48, 34, 38).Vary(ref random),
            ThirdShare = random.Next(0.15f, 0.4f),
            PatchScale = random.Next(0.9f, 1.7f),
            Mottle = random.Next(0.08f, 0.16f),
            MeshCore = random.Next(0f, 0.2f),
            MeshRim = random.Next(0.15f, 0.45f),
            MeshDisorder = random.Next(0.6f, 1f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        Veil(brush, ref random);
        var black = new Ink(40, 28, 30).Vary(ref random);
        for (var left = 8 + random.NextInt32(30); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0.2f, 0.98f);
            brush.Spot(u, v, random.Next(0.012f, 0.06f), 0.5f, black, 0.75f, random.Next(1, 1.8f), random.Next(0, 1));
        }

        Streaks(brush, ref random, black);
    }

    private static void Veil(LesionBrush brush, ref CounterRandom random)
    {
        var (u, v) = brush.Place(ref random, 0f, 0.55f);
        for (var left = 4; left > 0; left--)
        {
            brush.Spot(u + random.Next(-0.2f, 0.2f), v + random.Next(-0.2f, 0.2f), random.Next(0.15f, 0.38f), 1, new Ink(122, 128, 152).Vary(ref random), 0.42f, random.Next(1, 2), random.Next(0, 1));
        }

        if (random.Chance(0.4))
        {
            (u, v) = brush.Place(ref random, 0.2f, 0.8f);
            brush.Spot(u, v, random.Next(0.12f, 0.3f), 1, new Ink(228, 204, 198), 0.6f, random.Next(1, 2), random.Next(0, 1));
        }
    }

    private static void Streaks(LesionBrush brush, ref CounterRandom random, Ink ink)
    {
        // Streaks stand on a part of the border only, which is what makes them suspicious.
        float middle = random.Next(0, 1), breadth = random.Next(0.08f, 0.3f);
        for (var left = 6 + random.NextInt32(14); left > 0; left--)
        {
            var turns = middle + random.Next(-breadth, breadth);
            brush.Wander(ref random, brush.At(turns, 0.84f), turns, random.Next(0.14f, 0.32f), 0.015f, 0.045f, 0.3f, ink, 0.65f);
        }
    }
}
