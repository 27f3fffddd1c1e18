using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules that is part of a module: its entries' keys begin with their positions.</summary>
/// <typeparam name="T">Type of the modules.</typeparam>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _list = [];

    /// <summary>Makes a list.</summary>
    /// <param name="modules">The modules, in order.</param>
    public ModuleList(params T[] modules)
        : base("ModuleList") => extend(modules);

    /// <summary>The number of modules.</summary>
    public int Count => _list.Count;

    /// <summary>Whether the list refuses changes: it does not.</summary>
    public bool IsReadOnly => false;

    /// <summary>The module at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public T this[int index]
    {
        get => _list[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _list[index] = value;
            Renumber();
        }
    }

    /// <summary>Adds a module at the end.</summary>
    /// <param name="item">The module.</param>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        register_module(_list.Count.ToString(), item);
        _list.Add(item);
    }

    /// <summary>Adds modules at the end.</summary>
    /// <param name="parameters">The modules.</param>
    public void append(params T[] parameters) => extend(parameters);

    /// <summary>Adds modules at the end.</summary>
    /// <param name="modules">The modules.</param>
    public void extend(IEnumerable<T> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules)
        {
            Add(module);
        }
    }

    /// <summary>Puts a module at a position; those behind move on.</summary>
    /// <param name="index">The position.</param>
    /// <param name="item">The module.</param>
    public void Insert(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _list.Insert(index, item);
        Renumber();
    }

    /// <summary>Takes a module out without freeing it.</summary>
    /// <param name="item">The module.</param>
    /// <returns>Whether it was in the list.</returns>
    public bool Remove(T item)
    {
        var removed = _list.Remove(item);
        Renumber();
        return removed;
    }

    /// <summary>Takes the module at a position out without freeing it.</summary>
    /// <param name="index">The position.</param>
    public void RemoveAt(int index)
    {
        _list.RemoveAt(index);
        Renumber();
    }

    /// <summary>Takes all modules out without freeing them.</summary>
    public void Clear()
    {
        _list.Clear();
        ClearModules();
    }

    /// <summary>Whether a module is in the list.</summary>
    /// <param name="item">The module.</param>
    public bool Contains(T item) => _list.Contains(item);

    /// <summary>The position of a module, or -1.</summary>
    /// <param name="item">The module.</param>
    public int IndexOf(T item) => _list.IndexOf(item);

    /// <summary>Copies the modules into an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="arrayIndex">Where in it the first goes.</param>
    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>Walks through the modules.</summary>
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

    /// <summary>Does nothing: the modules are registered when they enter the list.</summary>
    protected override void RegisterComponents()
    {
    }

    private void Renumber()
    {
        ClearModules();
        for (var i = 0; i < _list.Count; i++)
        {
            register_module(i.ToString(), _list[i]);
        }
    }
}
