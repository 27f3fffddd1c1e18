namespace Ham10000.Models;

/// <summary>What a specification says about freezing, worked out layer by layer.</summary>
internal static class FreezingPlan
{
    /// <summary>For each layer of the model, without the input, whether it is frozen.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="layers">The model's layers.</param>
    /// <param name="whatever">True to leave out that a random backbone is trained whole.</param>
    /// <param name="places">Where the layers of the changes are, by name, if that is known.</param>
    /// <exception cref="ArgumentException">A name is unknown, or count and name contradict each other.</exception>
    public static bool[] Frozen(ModelSpec spec, IReadOnlyList<KerasLayer> layers, bool whatever = false, IReadOnlyDictionary<string, IReadOnlyList<int>>? places = null)
    {
        var frozen = new bool[layers.Count];
        frozen.AsSpan(0, First(spec, layers)).Fill(true);
        foreach (var change in spec.Freezing?.Changes ?? [])
        {
            foreach (var place in places?[change.Name] ?? LayerFinder.Find(spec.Name, layers, change.Name))
            {
                frozen[place] = !change.Trained;
            }
        }

        if (spec.Backbone is { CanFreeze: false } && !whatever)
        {
            frozen.AsSpan(0, BackboneCount(layers)).Clear();
        }

        return frozen;
    }

    public static int BackboneCount(IReadOnlyList<KerasLayer> layers) => layers.Count(LayerNames.IsOfBackbone);

    // The first layer that is trained before names change it.
    private static int First(ModelSpec spec, IReadOnlyList<KerasLayer> layers) => (spec.Backbone?.TrainLast, spec.Freezing?.TrainFrom) switch
    {
        ({ } count, null) => BackboneCount(layers) - count,
        (null, { } name) => LayerFinder.Find(spec.Name, layers, name)[0],
        (null, null) => 0,
        _ => throw new ArgumentException($"{Text.Shorten(spec.Name)} is frozen by count and by name at once: TrainLast {spec.Backbone!.TrainLast} and TrainFrom "
            + $"{Text.Quote(spec.Freezing!.TrainFrom!)}. Expected one of them."),
    };
}
