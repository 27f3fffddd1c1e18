using static TorchSharp.torch;

namespace Ham10000.Models;

public abstract partial class LayerBuilder<TBuilder>
{
    /// <summary>Adds a module of your own.</summary>
    /// <remarks>
    /// The module gets a tensor of its own, float32 and contiguous: (N, C, H, W), or (N, F) behind a flatten or global pooling. It must not keep it, and its output's
    /// shape must not depend on the images. The model trains, saves, moves and disposes it; its parameters' keys begin with <c>layers.</c>, its name and <c>.module.</c>
    /// It starts as its constructor leaves it, drawing from torch's random state, which <c>Build(seed)</c> seeds for it. A file holds its weights but not its code:
    /// <see cref="ImageModel.Load"/> takes the factory again. It has no ONNX form.
    /// </remarks>
    /// <param name="name">Letters, digits and underscores, such as <c>attention</c>; unique in the model.</param>
    /// <param name="factory">Makes a new module on each call.</param>
    /// <param name="output">What the module gives out for an image. Default, null: found by making one and running it once on zeros.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">The name cannot be used, or the module does not take what comes before it.</exception>
    public TBuilder Module(string name, Func<nn.Module<Tensor, Tensor>> factory, FeatureShape? output = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(factory);
        var spec = new ModuleSpec(name, output ?? NextInput);
        if (spec.Problem(NextInput) is { } problem)
        {
            throw NextPlace.Error(spec, problem);
        }

        if (Factories.Has(name))
        {
            throw NextPlace.Error(spec, "the model has a module of that name already. Names are what factories are found by, so each needs its own.");
        }

        var modules = Factories.With(name, factory);
        return With(output is null ? spec with { Output = Try(spec, modules) } : spec, modules);
    }

    private FeatureShape Try(ModuleSpec spec, ModuleFactories modules)
    {
        using var randomState = new TorchRandomState();
        try
        {
            using var module = modules.Create(spec.Name);
            return ModuleLayer.ShapeOf(module, NextInput);
        }
        catch (InvalidOperationException e)
        {
            var error = NextPlace.Error(spec, e.Message);
            throw new ArgumentException(error.Message, e);
        }
    }
}
