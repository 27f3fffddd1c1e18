namespace Ham10000.Models;

/// <summary>The layers that a model, or a branch of a block in it, is written with. Every step returns a new builder and leaves the old one as
/// it was; shapes are checked at every step.</summary>
/// <typeparam name="TBuilder">What is being written: <see cref="ModelBuilder"/> or <see cref="BranchBuilder"/>.</typeparam>
public abstract partial class LayerBuilder<TBuilder>
    where TBuilder : LayerBuilder<TBuilder>
{
    private protected LayerBuilder()
    {
    }

    /// <summary>Where the next layer stands.</summary>
    private protected abstract LayerPlace NextPlace { get; }

    /// <summary>What the next layer takes in.</summary>
    private protected abstract FeatureShape NextInput { get; }

    /// <summary>What makes the modules so far, those of the whole model.</summary>
    private protected abstract ModuleFactories Factories { get; }

    /// <summary>Adds a layer that is at hand as a value.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The layer does not fit what comes before it.</exception>
    public TBuilder Layer(LayerSpec layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return With(layer, Factories);
    }

    private protected abstract TBuilder With(LayerSpec layer, ModuleFactories modules);
}
