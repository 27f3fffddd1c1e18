using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>Named values in the order of their first registration; replacing a value keeps its place.</summary>
internal sealed class NamedItems<T> : IEnumerable<(string Name, T Value)>
{
    private readonly List<(string Name, T Value)> _items = [];

    public int Count => _items.Count;

    public bool Contains(string name) => IndexOf(name) >= 0;

    public bool TryGet(string name, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOf(name);
        value = index >= 0 ? _items[index].Value : default;
        return index >= 0;
    }

    public void Add(string name, T value)
    {
        ModuleChanges.Note();
        _items.Add((name, value));
    }

    public void Set(string name, T value)
    {
        ModuleChanges.Note();
        var index = IndexOf(name);
        if (index >= 0)
        {
            _items[index] = (name, value);
        }
        else
        {
            _items.Add((name, value));
        }
    }

    public void Remove(string name)
    {
        ModuleChanges.Note();
        var index = IndexOf(name);
        if (index >= 0)
        {
            _items.RemoveAt(index);
        }
    }

    public void Clear()
    {
        ModuleChanges.Note();
        _items.Clear();
    }

    public List<(string Name, T Value)>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<(string Name, T Value)> IEnumerable<(string Name, T Value)>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    private int IndexOf(string name) => _items.FindIndex(item => item.Name == name);
}
