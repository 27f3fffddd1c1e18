namespace Ham10000.Dataset;

/// <summary>Basal cell carcinoma: translucent pink, branching vessels in focus, blue-grey ovoid nests, white sheen, small erosions.</summary>
internal sealed class BccKind : SampleKind
{
    internal override IReadOnlyList<Diagnosis> LooksLike { get; } = [Diagnosis.Akiec, Diagnosis.Mel, Diagnosis.Df];

    internal override LesionTraits Body(ref CounterRandom random)
    {
        var core = Ink.Mix(new Ink(222, 158, 152), new Ink(204, 132, 128), random.Next(0, 1));
        return new LesionTraits
        {
            Radius = random.Next(0.24f, 0.42f),
            Aspect = random.Next(1.05f, 1.5f),
            Lobes = random.Next(0.06f, 0.18f),
            Ragged = random.Next(0.08f, 0.16f),
            Softness = random.Next(0.15f, 0.4f),
            Opacity = random.Next(0.55f, 0.85f),
            Core = core.Vary(ref random),
            Rim = Ink.Mix(core, new Ink(214, 140, 136), 0.5f).Vary(ref random),
            Second = new Ink(240, 206, 200).Vary(ref random),
            SecondShare = random.Next(0.15f, 0.4f),
            Third = new Ink(150, 128, 140).Vary(ref random),
            ThirdShare = random.Next(0f, 0.25f),
            PatchScale = random.Next(1.5f, 2.5f),
            Mottle = random.Next(0.03f, 0.08f),
        };
    }

    internal override void Structures(LesionBrush brush, ref CounterRandom random)
    {
        for (var left = random.NextInt32(9); left > 0; left--)
        {
            var (u, v) = brush.Place(ref random, 0.1f, 0.9f);
            brush.Spot(u, v, random.Next(0.06f, 0.19f), 0.6f, new Ink(98, 98, 124).Vary(ref random), 0.75f, random.Next(1, 1.8f), random.Next(0, 1));
        }

        if (random.Chance(0.35))
        {
            var (u, v) = brush.Place(ref random, 0, 0.5f);
            brush.Spot(u, v, random.Next(0.08f, 0.2f), 0.5f, new Ink(158, 62, 44).Vary(ref random), 0.8f, random.Next(1, 1.6f), random.Next(0, 1));
        }

        for (var left = random.NextInt32(10); left > 0; left--)
        {
            brush.Wander(ref random, brush.Place(ref random, 0, 0.7f), random.Next(0, 1), random.Next(0.1f, 0.25f), 0.02f, 0.03f, 0.8f, new Ink(250, 232, 230), 0.5f);
        }

        var vessel = new Ink(176, 48, 56).Vary(ref random);
        for (var left = 2 + random.NextInt32(5); left > 0; left--)
        {
            var turns = random.Next(0, 1);
            Branch(brush, ref random, brush.At(turns, 1.02f), turns + 0.5f, random.Next(0.7f, 1.3f), random.Next(0.02f, 0.04f), vessel, depth: 2);
        }
    }

    private static void Branch(LesionBrush brush, ref CounterRandom random, (float U, float V) start, float turns, float length, float width, Ink ink, int depth)
    {
        var path = brush.Wander(ref random, start, turns, length, 0.05f, width, 0.4f, ink, 0.8f);
        for (var i = 2; depth > 0 && i < path.Length - 1; i += 2)
        {
            var side = random.Chance(0.5) ? 0.1f : -0.1f;
            Branch(brush, ref random, (path[i].U, path[i].V), path[i].Turns + side, length * random.Next(0.3f, 0.5f), width * 0.55f, ink, depth - 1);
        }
    }
}
