namespace Ham10000.Models;

public sealed partial class ModelBuilder
{
    /// <summary>Starts a model from the first layers of a trained one, up to a layer of that name: an autoencoder's encoder, or a backbone that was trained for
    /// another target.</summary>
    /// <remarks>
    /// The weights are copied, so that the source can be disposed or trained on; <see cref="Build"/> copies them again into every model. The layers keep their
    /// names. Features mean something only for images that are standardised as those they were learnt from: the built models hold the
    /// source's <see cref="ImageModel.Preprocessing"/>, statistics included, and <c>Trainer.Fit</c> trains them with it unless its options give another. What the
    /// source predicts is not taken over, nor what it froze.
    /// </remarks>
    /// <param name="model">A model that was trained or loaded.</param>
    /// <param name="lastLayer">The last layer to take, one that the builder added, as <see cref="ImageModel.Layers"/> shows it; or <c>backbone</c>, or the
    /// backbone's last layer, to take the backbone alone. A backbone is taken whole.</param>
    /// <param name="freeze">Whether the layers that are taken are frozen. Default: they are trained on.</param>
    /// <returns>A builder with those layers, for images of the source's size, which more layers can be added to.</returns>
    /// <exception cref="ArgumentException">There is no such layer, or it lies inside the backbone or a block.</exception>
    /// <exception cref="InvalidOperationException">The model has not been trained.</exception>
    public static ModelBuilder FromTrained(ImageModel model, string lastLayer, bool freeze = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        return FromTrained(model, model.LayersThrough(lastLayer), freeze);
    }

    /// <summary>The same by number: starts a model from the backbone of a trained one, if it has one, and the first layers after it.</summary>
    /// <param name="model">A model that was trained or loaded.</param>
    /// <param name="layers">How many of the layers that its builder added, a block being one. 0 takes the backbone alone.</param>
    /// <param name="freeze">Whether the layers that are taken are frozen. Default: they are trained on.</param>
    /// <returns>A builder with those layers, for images of the source's size.</returns>
    /// <exception cref="ArgumentException">The model does not have so many layers, or nothing would be taken.</exception>
    /// <exception cref="InvalidOperationException">The model has not been trained.</exception>
    public static ModelBuilder FromTrained(ImageModel model, int layers, bool freeze = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (spec, weights) = model.FirstLayers(layers, freeze);
        return new ModelBuilder(spec, weights, model.Modules).Checked();
    }
}
