namespace Ham10000.Dataset;

/// <summary>The body of a lesion: shape, border and colours. Lengths are in lesion radii.</summary>
internal sealed record LesionTraits
{
    /// <summary>The radius as a share of the picture's height.</summary>
    internal required float Radius { get; init; }

    /// <summary>How much longer than broad.</summary>
    internal float Aspect { get; init; } = 1.1f;

    /// <summary>How far the outline strays from an ellipse in its second to fifth harmonics together.</summary>
    internal float Lobes { get; init; } = 0.06f;

    /// <summary>How ragged the border is.</summary>
    internal float Ragged { get; init; } = 0.06f;

    /// <summary>The breadth over which the border fades.</summary>
    internal float Softness { get; init; } = 0.15f;

    /// <summary>How much of the skin the body hides, 0..1.</summary>
    internal float Opacity { get; init; } = 0.95f;

    internal required Ink Core { get; init; }

    internal required Ink Rim { get; init; }

    /// <summary>A colour that comes in patches, how much of the body they take (0..1) and how dense they are.</summary>
    internal Ink Second { get; init; }

    internal float SecondShare { get; init; }

    internal Ink Third { get; init; }

    internal float ThirdShare { get; init; }

    /// <summary>How blotchy: patches per radius.</summary>
    internal float PatchScale { get; init; } = 1.5f;

    /// <summary>Fine unevenness of the lightness.</summary>
    internal float Mottle { get; init; } = 0.06f;

    /// <summary>The strength of the pigment network in the middle and at the border.</summary>
    internal float MeshCore { get; init; }

    internal float MeshRim { get; init; }

    /// <summary>How unequal the network's cells are, 0..1.</summary>
    internal float MeshDisorder { get; init; } = 0.3f;

    /// <summary>Mixes two bodies.</summary>
    internal static LesionTraits Mix(LesionTraits a, LesionTraits b, float share) => new()
    {
        Radius = Lerp(a.Radius, b.Radius, share),
        Aspect = Lerp(a.Aspect, b.Aspect, share),
        Lobes = Lerp(a.Lobes, b.Lobes, share),
        Ragged = Lerp(a.Ragged, b.Ragged, share),
        Softness = Lerp(a.Softness, b.Softness, share),
        Opacity = Lerp(a.Opacity, b.Opacity, share),
        Core = Ink.Mix(a.Core, b.Core, share),
        Rim = Ink.Mix(a.Rim, b.Rim, share),
        Second = share < 0.5f ? a.Second : b.Second,
        SecondShare = share < 0.5f ? a.SecondShare : b.SecondShare,
        Third = share < 0.5f ? a.Third : b.Third,
        ThirdShare = share < 0.5f ? a.ThirdShare : b.ThirdShare,
        PatchScale = Lerp(a.PatchScale, b.PatchScale, share),
        Mottle = Lerp(a.Mottle, b.Mottle, share),
        MeshCore = Lerp(a.MeshCore, b.MeshCore, share),
        MeshRim = Lerp(a.MeshRim, b.MeshRim, share),
        MeshDisorder = Lerp(a.MeshDisorder, b.MeshDisorder, share),
    };

    private static float Lerp(float a, float b, float share) => a + (share * (b - a));
}
