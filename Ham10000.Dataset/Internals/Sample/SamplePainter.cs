namespace Ham10000.Dataset;

/// <summary>Draws one picture of a plan: skin, the lesion's body, its structures, hairs, and what light and lens do.</summary>
internal static class SamplePainter
{
    private const float MeshCellsPerRadius = 15;

    internal static RgbImage Paint(SampleImage image, int index, int seed, HamSampleOptions options)
    {
        // All views of a lesion draw it from the same numbers; light, position and hairs are the view's own.
        var traits = new CounterRandom(seed, RandomPurpose.SampleLesion, image.Lesion);
        var lesion = SampleLesion.Draw(ref traits, image.Diagnosis, options.Atypical);
        var random = new CounterRandom(seed, RandomPurpose.SampleView, index);
        var view = SampleView.Draw(ref random, lesion.Traits, options);
        var canvas = new Canvas(options.Height, options.Width);
        Body(canvas, lesion, view);
        var structures = traits;
        foreach (var (kind, clarity) in lesion.Structures)
        {
            kind.Structures(new LesionBrush(canvas, view, lesion, clarity), ref structures);
        }

        SampleHairs.Draw(canvas, ref random);
        return SampleCamera.Develop(canvas, ref random);
    }

    private static void Body(Canvas canvas, SampleLesion lesion, SampleView view)
    {
        var noise = lesion.Noise;
        var pixelScale = 100f / canvas.Height;
        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = 0; x < canvas.Width; x++)
            {
                var pixel = (y * canvas.Width) + x;
                var (u, v) = view.ToLesion(x, y);
                var ruddy = noise.At(u * 0.9f, v * 0.9f);
                var furrow = noise.At(x * pixelScale * 0.55f, y * pixelScale * 0.55f);
                var skin = 1 + (0.025f * ruddy) + (0.012f * furrow);
                canvas.Blend(pixel, new Ink(lesion.Skin.R * (1 + (0.01f * ruddy)), lesion.Skin.G * skin, lesion.Skin.B * skin), 1);
                if ((u * u) + (v * v) < 4f)
                {
                    Lesion(canvas, pixel, lesion, u, v);
                }
            }
        }
    }

    private static void Lesion(Canvas canvas, int pixel, SampleLesion lesion, float u, float v)
    {
        var (t, noise) = (lesion.Traits, lesion.Noise);
        // Each scale looks at the field from another angle, so that its grid does not show.
        float s = (0.8f * u) - (0.6f * v), w = (0.6f * u) + (0.8f * v);
        float coarse = noise.At((s * 2.1f) + 7, (w * 2.1f) + 3), middle = noise.At((u * 5.3f) + 19, (v * 5.3f) + 11);
        var d = lesion.Distance(u, v) + (t.Ragged * ((0.9f * coarse) + (0.6f * middle)));
        var cover = 1 - SampleMath.Step(1 - t.Softness, 1 + t.Softness, d);
        if (cover <= 0)
        {
            return;
        }

        var fine = noise.At((s * 13) + 31, (w * 13) + 23);
        var ink = Ink.Mix(t.Core, t.Rim, SampleMath.Step(0.25f, 1, d + (0.25f * coarse)));
        float pu = ((0.28f * u) - (0.96f * v)) * t.PatchScale, pv = ((0.96f * u) + (0.28f * v)) * t.PatchScale;
        ink = Patch(ink, t.Second, t.SecondShare, noise.At(pu + (0.45f * coarse) + 41, pv + (0.45f * middle) + 5) + (0.3f * middle));
        ink = Patch(ink, t.Third, t.ThirdShare, noise.At(pu + (0.45f * middle) + 13, pv + (0.45f * coarse) + 47) + (0.3f * middle));
        ink = ink.Times(1 + (t.Mottle * (fine + (0.6f * middle))));
        var mesh = t.MeshCore + ((t.MeshRim - t.MeshCore) * SampleMath.Step(0.3f, 0.9f, d));
        if (mesh > 0.02f)
        {
            // Holes let the skin through, walls are darker than the body.
            var wall = lesion.Mesh.At((u * MeshCellsPerRadius) + (0.4f * middle) + 32, (v * MeshCellsPerRadius) + (0.4f * coarse) + 32);
            ink = ink.Times(1 + (mesh * (0.45f - wall)));
        }

        canvas.Blend(pixel, ink, cover * t.Opacity);
    }

    private static Ink Patch(Ink ink, Ink patch, float share, float noise)
        => share <= 0 ? ink : Ink.Mix(ink, patch, 0.85f * SampleMath.Step(-0.22f, 0.22f, noise - 0.75f + (1.5f * share)));
}
