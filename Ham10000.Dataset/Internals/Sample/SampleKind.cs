namespace Ham10000.Dataset;

/// <summary>How the lesions of one diagnosis look.</summary>
internal abstract class SampleKind
{
    private static readonly SampleKind[] Kinds =
        [new AkiecKind(), new BccKind(), new BklKind(), new DfKind(), new MelKind(), new NvKind(), new VascKind()];

    /// <summary>The diagnoses that atypical lesions of this one are mistaken for.</summary>
    internal abstract IReadOnlyList<Diagnosis> LooksLike { get; }

    internal static SampleKind Of(Diagnosis diagnosis) => Kinds[(int)diagnosis];

    /// <summary>Draws a body.</summary>
    internal abstract LesionTraits Body(ref CounterRandom random);

    /// <summary>Draws what lies on the body.</summary>
    internal abstract void Structures(LesionBrush brush, ref CounterRandom random);
}
