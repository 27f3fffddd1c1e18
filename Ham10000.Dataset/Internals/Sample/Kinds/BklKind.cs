namespace Ham10000.Dataset;

/// <summary>Benign keratosis: waxy, yellow-brown to grey-brown, sharply bordered as if stuck on, milia-like cysts, dark plugs, ridges.</summary>
internal sealed class BklKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Mel, Diagnosis.Nv, Diagnosis.Akiec];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var dark = random.Next(0, 1);
        var core = Ink.Mix(new Ink(194, 142, 108), new Ink(112, 78, 64), dark);
        return new LesionTraits
        {
            Radius = random.Next(0.26f, 0.44f),
            Aspect = random.Next(1.05f, 1.6f),
            Lobes = random.Next(0.06f, 0.16f),
            Ragged = random.Next(0.05f, 0.12f),
            Softness = random.Next(0.02f, 0.06f),
            Opacity = random.Next(0.85f, 1f),
            Core = core.Vary(ref random),
            Rim = core.Times(random.Next(0.82f, 1f)).Vary(ref random),
            Second = Ink.Mix(core, new Ink(212, 170, 136), 0.6f).Vary(ref random),
            SecondShare = random.Next(0.2f, 0.5f),
            Third = core.Times(0.7f),
            ThirdShare = random.Next(0f, 0.3f),
            PatchScale = random.Next(2.2f, 4f),
            Mottle = random.Next(0.10f, 0.2f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        var groove = new Ink(92, 66, 50).Vary(ref random);
        for (var left = random.NextInt32(16); left > 0; left--)
        {
            brush.Wander(ref random, brush.Place(ref random, 0, 0.75f), random.Next(0, 1), random.Next(0.15f, 0.45f), 0.12f, 0.028f, 0.7f, groove, 0.5f);
        }

        for (var left = 4 + random.NextInt32(16); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.88f);
            var radius = random.Next(0.02f, 0.055f);
            brush.Spot(u, v, radius * 1.7f, 1, new Ink(222, 196, 160), 0.5f);
            brush.Spot(u, v, radius, 0.7f, new Ink(246, 232, 204), 0.85f);
        }

        for (var left = random.NextInt32(14); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.85f);
            brush.Spot(u, v, random.Next(0.025f, 0.065f), 0.45f, new Ink(70, 46, 34).Vary(ref random), 0.8f, random.Next(1, 1.8f), random.Next(0, 1));
        }
    }
}
