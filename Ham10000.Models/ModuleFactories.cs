using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Functions that make a user's own modules, by the names that <see cref="LayerBuilder{TBuilder}.Module"/> gave them. A file holds a module's weights
/// and name but not its code, so <see cref="ImageModel.Load"/> and <see cref="Predictor.Load"/> are given this.</summary>
/// <example><code>
/// using var model = ImageModel.Load("model.safetensors", modules: new() { ["attention"] = () => new Attention(64) });
/// </code></example>
public sealed class ModuleFactories
{
    private readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> _factories;
    private readonly ConditionalWeakTable<nn.Module, string> _made;

    /// <summary>Starts without functions.</summary>
    public ModuleFactories()
        : this([], [])
    {
    }

    private ModuleFactories(Dictionary<string, Func<nn.Module<Tensor, Tensor>>> factories, ConditionalWeakTable<nn.Module, string> made) =>
        (_factories, _made) = (factories, made);

    /// <summary>No functions.</summary>
    internal static ModuleFactories None { get; } = new();

    /// <summary>What makes the module of that name: a new one each time.</summary>
    /// <param name="name">The module's name in the builder.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public Func<nn.Module<Tensor, Tensor>> this[string name]
    {
        get => _factories[name];
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            ArgumentNullException.ThrowIfNull(value);
            _factories[name] = value;
        }
    }

    internal bool Has(string name) => _factories.ContainsKey(name);

    /// <summary>These and one more.</summary>
    internal ModuleFactories With(string name, Func<nn.Module<Tensor, Tensor>> factory) =>
        new(new Dictionary<string, Func<nn.Module<Tensor, Tensor>>>(_factories) { [name] = factory }, _made);

    /// <summary>These and those of others whose names are not among these.</summary>
    internal ModuleFactories With(ModuleFactories others) => new(new Dictionary<string, Func<nn.Module<Tensor, Tensor>>>([.. others._factories.Where(other => !Has(other.Key)), .. _factories]), _made);

    /// <summary>The names of a specification's modules for which there is no function.</summary>
    internal IReadOnlyList<string> MissingFor(ModelSpec spec) => [.. spec.Layers.Modules().Select(module => module.Name).Where(name => !Has(name))];

    /// <summary>Makes a module.</summary>
    /// <exception cref="InvalidOperationException">There is no function of that name, or it gives no new module.</exception>
    internal nn.Module<Tensor, Tensor> Create(string name)
    {
        if (!_factories.TryGetValue(name, out var factory))
        {
            throw new InvalidOperationException(
                $"The model has a module {Text.Quote(name)} and nothing that makes it. Add it with the builder's Module({Text.Quote(name)}, factory), not as a value.");
        }

        var module = factory() ?? throw new InvalidOperationException($"The factory of module {Text.Quote(name)} returned null. Return a new module.");
        return _made.TryAdd(module, name)
            ? module
            : throw new InvalidOperationException($"The factory of module {Text.Quote(name)} returned a module that it had returned before. "
                + "Make a new one each time, such as () => new MyModule(), since every model has and disposes its own.");
    }
}
