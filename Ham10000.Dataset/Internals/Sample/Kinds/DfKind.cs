namespace Ham10000.Dataset;

/// <summary>Dermatofibroma: small, round, soft; a white patch like a scar in the middle, a fine pale-brown network around it.</summary>
internal sealed class DfKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Nv, Diagnosis.Nv, Diagnosis.Bcc];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var rim = Ink.Mix(new Ink(196, 142, 116), new Ink(164, 108, 86), random.Next(0, 1));
        return new LesionTraits
        {
            Radius = random.Next(0.18f, 0.32f),
            Aspect = random.Next(1f, 1.25f),
            Lobes = random.Next(0.02f, 0.07f),
            Ragged = random.Next(0.03f, 0.08f),
            Softness = random.Next(0.35f, 0.6f),
            Opacity = random.Next(0.7f, 0.92f),
            Core = Ink.Mix(rim, new Ink(224, 176, 160), random.Next(0.2f, 0.7f)).Vary(ref random),
            Rim = rim.Vary(ref random),
            Second = new Ink(204, 138, 122).Vary(ref random),
            SecondShare = random.Next(0f, 0.3f),
            PatchScale = random.Next(1.2f, 2f),
            Mottle = random.Next(0.03f, 0.06f),
            MeshCore = 0,
            MeshRim = random.Next(0.2f, 0.42f),
            MeshDisorder = random.Next(0.1f, 0.3f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        var white = new Ink(240, 218, 210).Vary(ref random, 0.04f, 4);
        var (u, v) = brush.Place(ref random, 0, 0.15f);
        for (var left = 5; left > 0; left--)
        {
            brush.Spot(u + random.Next(-0.13f, 0.13f), v + random.Next(-0.13f, 0.13f), random.Next(0.2f, 0.42f), 0.9f, white, 0.5f, random.Next(1, 1.5f), random.Next(0, 1));
        }

        for (var left = random.NextInt32(6); left > 0; left--)
        {
            brush.Wander(ref random, brush.Place(ref random, 0, 0.3f), random.Next(0, 1), random.Next(0.2f, 0.4f), 0.02f, 0.04f, 0.8f, new Ink(250, 236, 230), 0.6f);
        }
    }
}
