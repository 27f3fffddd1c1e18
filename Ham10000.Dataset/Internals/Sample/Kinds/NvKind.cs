namespace Ham10000.Dataset;

/// <summary>Naevus: round, symmetric, one or two browns, an even network that thins out towards the border, small even dots.</summary>
internal sealed class NvKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Mel, Diagnosis.Bkl, Diagnosis.Df];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var dark = random.Next(0, 1);
        var core = Ink.Mix(new Ink(168, 112, 84), new Ink(88, 54, 44), dark);
        return new LesionTraits
        {
            Radius = random.Next(0.20f, 0.36f),
            Aspect = random.Next(1f, 1.3f),
            Lobes = random.Next(0.02f, 0.07f),
            Ragged = random.Next(0.02f, 0.06f),
            Softness = random.Next(0.12f, 0.30f),
            Opacity = random.Next(0.80f, 0.97f),
            Core = core.Vary(ref random),
            Rim = Ink.Mix(core, new Ink(186, 128, 98), random.Next(0.35f, 0.8f)).Vary(ref random),
            Second = core.Times(0.85f),
            SecondShare = random.Next(0f, 0.25f),
            PatchScale = random.Next(1.2f, 2f),
            Mottle = random.Next(0.03f, 0.07f),
            MeshCore = random.Next(0.1f, 0.30f),
            MeshRim = random.Next(0.15f, 0.38f),
            MeshDisorder = random.Next(0.15f, 0.4f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        var ink = new Ink(66, 40, 34).Vary(ref random);
        for (var left = random.NextInt32(26); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.7f);
            brush.Spot(u, v, random.Next(0.012f, 0.03f), 0.6f, ink, 0.55f);
        }
    }
}
