namespace Ham10000.Models;

public sealed partial class ModelBuilder
{
    /// <summary>Trains the last layers of a pretrained backbone and freezes those before them; frozen batch norms keep their running
    /// statistics and use them. A backbone that starts at random is trained whole all the same. What was frozen by name before is forgotten.</summary>
    /// <param name="layers">How many, in Keras's count: convolution, batch norm, activation, zero padding, add, concatenate and pooling
    /// are one layer each. 0 freezes the backbone.</param>
    /// <returns>A builder that trains those, and all layers of its own.</returns>
    /// <exception cref="ArgumentException">The backbone does not have so many layers.</exception>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public ModelBuilder TrainLast(int layers) => With(Spec.TrainLast(layers));

    /// <summary>Trains the whole model.</summary>
    /// <returns>A builder that trains it.</returns>
    public ModelBuilder TrainAll() => With(Spec.TrainAll());

    /// <summary>Trains nothing of a pretrained backbone: the same as <c>TrainLast(0)</c>.</summary>
    /// <returns>A builder that freezes it.</returns>
    /// <exception cref="InvalidOperationException">The model has no backbone.</exception>
    public ModelBuilder FreezeBackbone() => With(Spec.FreezeBackbone());

    /// <summary>Trains a layer or block and all layers after it, in the order of <see cref="ImageModel.Layers"/>, and freezes those before it.
    /// A backbone that starts at random is trained whole all the same. What was frozen by count or by name before is forgotten.</summary>
    /// <param name="name">The name of a layer, such as <c>conv_pw_10</c> or <c>dense_1</c>; or of a block: a prefix of the state dict, such as
    /// <c>blocks.3.4</c>, <c>layer4</c> or <c>features.denseblock4</c>, or Keras's, such as <c>conv5_block3</c>.</param>
    /// <returns>A builder that trains those.</returns>
    /// <exception cref="ArgumentException">There is no such layer or block so far; the message names those that are near.</exception>
    public ModelBuilder TrainFrom(string name) => With(Spec.TrainFrom(name, LayerNames.Of(Spec)));

    /// <summary>Freezes layers or blocks and leaves the others as they are: frozen parameters take no gradients, frozen batch norms use their
    /// running statistics. A backbone that starts at random is trained whole all the same; layers of the builder's own are frozen as they start.</summary>
    /// <param name="names">Names as <see cref="TrainFrom"/> takes them.</param>
    /// <returns>A builder that does not train those.</returns>
    /// <exception cref="ArgumentException">There is no such layer or block so far; the message names those that are near.</exception>
    public ModelBuilder Freeze(params string[] names) => With(Spec.Change(names, trained: false, LayerNames.Of(Spec)));

    /// <summary>Trains layers or blocks and leaves the others as they are: the opposite of <see cref="Freeze"/>.</summary>
    /// <param name="names">Names as <see cref="TrainFrom"/> takes them.</param>
    /// <returns>A builder that trains those.</returns>
    /// <exception cref="ArgumentException">There is no such layer or block so far; the message names those that are near.</exception>
    public ModelBuilder Train(params string[] names) => With(Spec.Change(names, trained: true, LayerNames.Of(Spec)));
}
