using System.Globalization;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The operators and constants of an ONNX file while it is put together.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<nn.Module, string> _paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, OnnxWeight> _weights = [];
    private readonly HashSet<string> _names = [];
    private OnnxValue? _patient;
    private readonly List<OnnxPort> _inputs = [];

    public OnnxGraph(string name, nn.Module model)
    {
        Name = name;
        foreach (var (path, module) in model.named_modules())
        {
            _paths.TryAdd(module, path);
        }
    }

    public string Name { get; }

    /// <summary>The operators, each after those whose outputs it takes.</summary>
    public List<OnnxNode> Nodes { get; } = [];

    public IReadOnlyDictionary<string, OnnxWeight> Weights => _weights;

    /// <summary>What the graph takes in: the images and, of a model that joins it, patient data.</summary>
    public IReadOnlyList<OnnxPort> Inputs => _inputs;

    /// <summary>The patient data that a layer may join; null where there is none.</summary>
    public OnnxPort? Patient { get; init; }

    public OnnxPort? Output { get; private set; }

    /// <summary>The shape of what the graph gives out.</summary>
    public FeatureShape OutputShape => Nodes.Single(node => node.Output == Output!.Name).Shape;

    /// <summary>The module's path in the model, as in the state dict.</summary>
    public string PathOf(nn.Module module) => _paths.TryGetValue(module, out var path) && path.Length > 0 ? path : module.GetName();

    /// <summary>Says what the graph takes in; for each of its inputs.</summary>
    public OnnxValue Start(OnnxPort input, FeatureShape shape)
    {
        _inputs.Add(input);
        return new OnnxValue(this, UniqueName(input.Name), shape);
    }

    /// <summary>Says that the graph takes in <see cref="Patient"/> too.</summary>
    /// <exception cref="NotSupportedException">The graph is made for images alone.</exception>
    public OnnxValue StartPatient() => _patient ??= Patient is { } port
        ? Start(port, FeatureShape.Vector((int)port.Shape[0]))
        : throw new NotSupportedException($"{Name} joins patient data, and this form of it is made for images alone.");

    /// <summary>Adds an operator.</summary>
    public OnnxValue Add(string type, string name, FeatureShape shape, IReadOnlyList<string> inputs, params OnnxAttribute[] attributes)
    {
        name = UniqueName(name);
        Nodes.Add(new OnnxNode(type, name, inputs, name, attributes) { Shape = shape });
        return new OnnxValue(this, name, shape);
    }

    /// <summary>Adds a parameter or buffer of a module and returns its name, which is its state-dict key.</summary>
    public string AddWeight(nn.Module owner, string key, Tensor values) => AddWeight($"{PathOf(owner)}.{key}", values.shape, () => values);

    /// <summary>Adds constants and returns their name.</summary>
    public string AddWeight(string name, IReadOnlyList<long> shape, Func<Tensor> values)
    {
        name = UniqueName(name);
        _weights.Add(name, new OnnxWeight(name, shape, values));
        return name;
    }

    /// <summary>The name of a number that any operator may use.</summary>
    public string Constant(float value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"constant.{value}");
        return _weights.ContainsKey(name) ? name : AddWeight(name, [], () => tensor(value));
    }

    /// <summary>Puts other values in the place of constants, under the same name.</summary>
    public void ReplaceWeight(OnnxWeight weight) => _weights[weight.Name] = weight;

    public void RemoveWeight(string name) => _weights.Remove(name);

    /// <summary>Says what the graph gives out, and gives that value its name.</summary>
    public void Finish(OnnxValue result, OnnxPort output)
    {
        var name = UniqueName(output.Name);
        for (var i = 0; i < Nodes.Count; i++)
        {
            var node = Nodes[i];
            string[] inputs = [.. node.Inputs.Select(input => input == result.Name ? name : input)];
            Nodes[i] = node with { Inputs = inputs, Output = node.Output == result.Name ? name : node.Output };
        }

        Output = output with { Name = name };
    }

    // Values and constants share one set of names.
    private string UniqueName(string name)
    {
        var unique = name;
        for (var number = 1; !_names.Add(unique); number++)
        {
            unique = $"{name}_{number}";
        }

        return unique;
    }
}
