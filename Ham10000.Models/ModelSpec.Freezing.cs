namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    private bool Freezes => Freezing is not null || Backbone is { TrainLast: not null };

    internal ModelSpec TrainLast(int layers) => StartAnew(BackboneFor(nameof(TrainLast)) with { TrainLast = layers });

    internal ModelSpec FreezeBackbone() => StartAnew(BackboneFor(nameof(FreezeBackbone)) with { TrainLast = 0 });

    internal ModelSpec TrainAll() => StartAnew(Backbone is null ? null : Backbone with { TrainLast = null });

    /// <summary>Trains the layer or block of a name and all layers after it.</summary>
    internal ModelSpec TrainFrom(string name, IReadOnlyList<KerasLayer> layers)
    {
        LayerFinder.Find(Name, layers, name);
        return TrainAll() with { Freezing = new Freezing { TrainFrom = name } };
    }

    /// <summary>Freezes or thaws layers and blocks by name and leaves the others as they are.</summary>
    internal ModelSpec Change(IReadOnlyList<string> names, bool trained, IReadOnlyList<KerasLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            throw new ArgumentException($"{(trained ? "Train" : "Freeze")} was given no name. Pass names of layers or blocks, such as {layers[^1].Name}.");
        }

        foreach (var name in names)
        {
            LayerFinder.Find(Name, layers, name);
        }

        var before = Freezing?.Changes.Where(change => !names.Contains(change.Name)) ?? [];
        return With([.. before, .. names.Distinct().Select(name => new FreezingChange(name, trained))]).WithoutIdleChanges(layers);
    }

    /// <summary>Takes out what is written down but not in force because the backbone started at random.</summary>
    internal ModelSpec InForce(IReadOnlyList<KerasLayer> layers)
    {
        if (Backbone is not { CanFreeze: false } || !Freezes)
        {
            return this;
        }

        var frozen = FreezingPlan.Frozen(this, layers);
        return TrainAll().With([.. layers.Where((_, i) => frozen[i]).Select(layer => new FreezingChange(layer.Name, Trained: false))]);
    }

    /// <summary>Says whether freezing holds although the backbone started at random, because it has been trained since.</summary>
    internal ModelSpec Trained(bool trained) => Backbone is { Pretrained: false }
        ? this with { Backbone = Backbone with { Trained = trained && Freezes ? true : null } }
        : this;

    internal BackboneSpec BackboneFor(string step) => Backbone
        ?? throw new InvalidOperationException($"{step} is about the backbone, and this model has none. Start with ModelBuilder.FromBackbone.");

    private ModelSpec StartAnew(BackboneSpec? backbone) => this with { Backbone = backbone, Freezing = null };

    private ModelSpec With(IReadOnlyList<FreezingChange> changes) => this with
    {
        Freezing = changes.Count == 0 && Freezing?.TrainFrom is null ? null : (Freezing ?? new Freezing()) with { Changes = changes },
    };

    // Freezing and thawing the same layers again and again leaves nothing behind.
    private ModelSpec WithoutIdleChanges(IReadOnlyList<KerasLayer> layers)
    {
        var spec = this;
        // Looked up once: every name is tried without every other, and there may be hundreds.
        var places = (Freezing?.Changes ?? []).Select(change => change.Name).Distinct().ToDictionary(name => name, name => LayerFinder.Find(Name, layers, name));
        var frozen = FreezingPlan.Frozen(spec, layers, whatever: true, places);
        foreach (var change in Freezing?.Changes ?? [])
        {
            var without = spec.With([.. spec.Freezing!.Changes.Where(other => other != change)]);
            spec = FreezingPlan.Frozen(without, layers, whatever: true, places).AsSpan().SequenceEqual(frozen) ? without : spec;
        }

        return spec;
    }
}
