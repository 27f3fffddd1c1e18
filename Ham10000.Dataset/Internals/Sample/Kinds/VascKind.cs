namespace Ham10000.Dataset;

/// <summary>Vascular lesion: red, purple or blue-black lacunae, clearly bordered, with paler septa between them.</summary>
internal sealed class VascKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Mel, Diagnosis.Bcc, Diagnosis.Nv];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var core = Ink.Mix(new Ink(192, 76, 78), new Ink(116, 48, 70), random.Next(0, 1));
        return new LesionTraits
        {
            Radius = random.Next(0.18f, 0.36f),
            Aspect = random.Next(1f, 1.3f),
            Lobes = random.Next(0.04f, 0.12f),
            Ragged = random.Next(0.04f, 0.10f),
            Softness = random.Next(0.06f, 0.2f),
            Opacity = random.Next(0.75f, 0.98f),
            Core = core.Vary(ref random),
            Rim = Ink.Mix(core, new Ink(206, 110, 106), random.Next(0.2f, 0.7f)).Vary(ref random),
            Second = new Ink(214, 138, 134).Vary(ref random),
            SecondShare = random.Next(0f, 0.3f),
            Third = new Ink(80, 28, 48).Vary(ref random),
            ThirdShare = random.Next(0f, 0.3f),
            PatchScale = random.Next(1.5f, 2.5f),
            Mottle = random.Next(0.04f, 0.08f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        var dark = random.Next(0, 1);
        for (var left = 8 + random.NextInt32(22); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.85f);
            var ink = Ink.Mix(new Ink(184, 30, 44), new Ink(84, 22, 52), Math.Clamp(dark + random.Next(-0.3f, 0.3f), 0, 1)).Vary(ref random);
            var radius = random.Next(0.08f, 0.22f);
            brush.Spot(u, v, radius * 1.15f, 0.4f, new Ink(216, 140, 138), 0.3f);
            brush.Spot(u, v, radius, 0.3f, ink, 0.85f, random.Next(1, 1.4f), random.Next(0, 1));
        }
    }
}
