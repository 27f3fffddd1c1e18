using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules that run one after the other.</summary>
public class Sequential : Module<Tensor, Tensor>
{
    private readonly List<IModule<Tensor, Tensor>> _modules = [];

    /// <summary>Makes a sequence of named modules.</summary>
    /// <param name="modules">Names (the first part of the keys) and modules, in order.</param>
    protected internal Sequential(params (string name, Module<Tensor, Tensor> module)[] modules)
        : base(nameof(Sequential))
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules)
        {
            append(name, module);
        }
    }

    /// <summary>Makes a sequence of modules named by their position.</summary>
    /// <param name="modules">The modules, in order.</param>
    protected internal Sequential(params Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules)
        {
            append(module);
        }
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>The module at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    [IndexerName("SequentialItems")]
    public IModule<Tensor, Tensor> this[int index] => _modules[index];

    /// <summary>Adds a module at the end, under its position as the name.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This sequence.</returns>
    public Sequential append(IModule<Tensor, Tensor> module) => append(_modules.Count.ToString(), module);

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">The first part of its keys.</param>
    /// <param name="module">The module.</param>
    /// <returns>This sequence.</returns>
    public Sequential append(string name, IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        register_module(name, (Module)module);
        _modules.Add(module);
        return this;
    }

    /// <summary>Runs the modules in order. What a module returns is disposed as soon as the next has read it.</summary>
    /// <param name="tensor">The input of the first module.</param>
    /// <returns>The output of the last module; a second handle to the input where there is none.</returns>
    public override Tensor forward(Tensor tensor)
    {
        if (_modules.Count == 0)
        {
            return Native.ht_alias(tensor);
        }

        var current = tensor;
        foreach (var module in _modules)
        {
            var next = module.call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
            {
                current.Dispose();
            }

            current = next;
        }

        return current;
    }
}
