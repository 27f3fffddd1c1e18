using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Registers modules at dotted paths below a root, making the groups on the way, so that a state dict has exactly the keys of
/// the published files while the code is free to arrange its blocks as it reads best.</summary>
internal sealed class ModuleTree(nn.Module root)
{
    private readonly Dictionary<string, nn.Module> _groups = new() { [""] = root };

    /// <summary>Registers the module at a path such as <c>layer1.0.conv1</c>; others can be registered below it.</summary>
    public T Add<T>(string path, T module)
        where T : nn.Module
    {
        var (parent, name) = Split(path);
        Group(parent).register_module(name, module);
        _groups[path] = module;
        if (module is LayerModule layer)
        {
            layer.Path = path;
        }

        return module;
    }

    private nn.Module Group(string path)
    {
        if (_groups.TryGetValue(path, out var group))
        {
            return group;
        }

        var (parent, name) = Split(path);
        group = new ModuleGroup(name);
        Group(parent).register_module(name, group);
        return _groups[path] = group;
    }

    private static (string Parent, string Name) Split(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? ("", path) : (path[..dot], path[(dot + 1)..]);
    }
}
