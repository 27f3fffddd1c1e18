namespace Ham10000.Dataset;

/// <summary>Actinic keratosis: red and scaly without a clear border; yellow-white follicles in a red net ("strawberry"), dotted vessels.</summary>
internal sealed class AkiecKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Bcc, Diagnosis.Bkl, Diagnosis.Bkl];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var core = Ink.Mix(new Ink(212, 124, 108), new Ink(186, 98, 84), random.Next(0, 1));
        return new LesionTraits
        {
            Radius = random.Next(0.28f, 0.48f),
            Aspect = random.Next(1f, 1.5f),
            Lobes = random.Next(0.08f, 0.2f),
            Ragged = random.Next(0.15f, 0.3f),
            Softness = random.Next(0.35f, 0.7f),
            Opacity = random.Next(0.7f, 0.95f),
            Core = core.Vary(ref random),
            Rim = Ink.Mix(core, new Ink(206, 132, 118), 0.5f).Vary(ref random),
            Second = new Ink(228, 188, 158).Vary(ref random),
            SecondShare = random.Next(0.1f, 0.4f),
            Third = new Ink(162, 112, 82).Vary(ref random),
            ThirdShare = random.Next(0f, 0.3f),
            PatchScale = random.Next(2f, 3.5f),
            Mottle = random.Next(0.10f, 0.2f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        var red = new Ink(168, 58, 56).Vary(ref random);
        for (var left = 20 + random.NextInt32(60); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.95f);
            brush.Spot(u, v, random.Next(0.012f, 0.026f), 0.6f, red, 0.6f);
        }

        for (var left = 8 + random.NextInt32(30); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0, 0.9f);
            var radius = random.Next(0.03f, 0.05f);
            brush.Spot(u, v, radius * 1.5f, 0.4f, red, 0.3f);
            brush.Spot(u, v, radius, 0.4f, new Ink(236, 208, 172).Vary(ref random), 0.75f);
        }

        for (var left = 2 + random.NextInt32(6); left > 0; left--)
        {
            Scale(brush, ref random);
        }
    }

    private static void Scale(LesionBrush brush, ref CounterRandom random)
    {
        var (u, v) = brush.Place(ref random, 0, 0.8f);
        var ink = new Ink(242, 226, 204).Vary(ref random);
        for (var flakes = 3 + random.NextInt32(7); flakes > 0; flakes--)
        {
            brush.Spot(u + random.Next(-0.13f, 0.13f), v + random.Next(-0.13f, 0.13f), random.Next(0.03f, 0.09f), 0.3f, ink, 0.7f, random.Next(1, 2.5f), random.Next(0, 1));
        }
    }
}
