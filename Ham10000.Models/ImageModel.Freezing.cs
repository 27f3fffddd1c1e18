namespace Ham10000.Models;

public sealed partial class ImageModel
{
    private HashSet<string> _frozen = [];

    /// <summary>Trains the last layers of the backbone and freezes those before them, as <see cref="ModelBuilder.TrainLast"/> does, from the next
    /// <c>Trainer.Fit</c> on.</summary>
    /// <remarks>This and the methods beside it change <see cref="Spec"/>, so that a saved file says what was trained. Call them between two
    /// fits: each fit makes its optimiser anew, for what is trained then. A backbone that started at random is trained whole until
    /// it has been trained; from then on it is frozen as any other.</remarks>
    /// <param name="layers">How many, in Keras's count. 0 freezes the backbone.</param>
    /// <exception cref="ArgumentException">The backbone does not have so many layers.</exception>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public void TrainLast(int layers) => Refreeze(Spec.TrainLast(layers));

    /// <summary>Trains the whole model.</summary>
    public void TrainAll() => Refreeze(Spec.TrainAll());

    /// <summary>Trains nothing of the backbone: the same as <c>TrainLast(0)</c>.</summary>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public void FreezeBackbone() => Refreeze(Spec.FreezeBackbone());

    /// <summary>Trains a layer or block and all layers after it, and freezes those before it, as <see cref="ModelBuilder.TrainFrom"/> does.</summary>
    /// <param name="name">The name of a layer, as <see cref="Layers"/> shows it, or of a block.</param>
    /// <exception cref="ArgumentException">There is no such layer or block; the message names those that are near.</exception>
    public void TrainFrom(string name) => Refreeze(Spec.TrainFrom(name, KerasLayers()));

    /// <summary>Freezes layers or blocks and leaves the others as they are.</summary>
    /// <param name="names">Names as <see cref="TrainFrom"/> takes them.</param>
    /// <exception cref="ArgumentException">There is no such layer or block; the message names those that are near.</exception>
    public void Freeze(params string[] names) => Change(names, trained: false);

    /// <summary>Trains layers or blocks and leaves the others as they are.</summary>
    /// <param name="names">Names as <see cref="TrainFrom"/> takes them.</param>
    /// <exception cref="ArgumentException">There is no such layer or block; the message names those that are near.</exception>
    public void Train(params string[] names) => Change(names, trained: true);

    private void Change(string[] names, bool trained)
    {
        var layers = KerasLayers();
        Refreeze((HasTrained ? Spec.InForce(layers) : Spec).Change(names, trained, layers));
    }

    /// <summary>Takes over the frozen layers of a specification of the same layers.</summary>
    internal void Refreeze(ModelSpec spec)
    {
        spec.OutputShape();
        Spec = spec.Trained(HasTrained);
        ApplyFreezing();
    }

    private void ApplyFreezing()
    {
        var layers = KerasLayers();
        var frozen = FreezingPlan.Frozen(Spec, layers);
        var backbone = FreezingPlan.BackboneCount(layers);
        _backbone?.Freeze(frozen.AsSpan(0, backbone));
        for (var i = backbone; i < layers.Count; i++)
        {
            layers[i].Module!.Freeze(frozen[i]);
        }

        _frozen = [.. layers.Where((_, i) => frozen[i]).Select(layer => layer.Name)];

        // What was thawed follows the model's mode again.
        train(training);
    }
}
