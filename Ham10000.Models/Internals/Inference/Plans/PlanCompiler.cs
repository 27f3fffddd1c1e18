using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Reads the graph of a network as steps of a plan. Activations, sums and scales become part of the step that they follow.</summary>
internal sealed partial class PlanCompiler
{
    private readonly OnnxGraph _graph;
    private readonly Dictionary<string, PlanOperand> _operands = [];
    private readonly Dictionary<string, int> _uses;
    private readonly List<PlanStep> _steps = [];
    private readonly PlanValue _images;

    private PlanCompiler(OnnxGraph graph, FeatureShape images)
    {
        _graph = graph;
        _uses = graph.Nodes.SelectMany(node => node.Inputs).Append(graph.Output!.Name).GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count());
        _images = new PlanValue(images);
        _operands[graph.Inputs[0].Name] = new PlanOperand(_images, images);
    }

    /// <summary>Makes the program of a graph from standardised images to logits, or to maps.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="images">The images' shape.</param>
    /// <param name="widestVector">The most floats per instruction, for tests.</param>
    /// <param name="type">Of the maps in the program and of what it gives: float32 or bfloat16.</param>
    /// <exception cref="NotSupportedException">An operator, or a form of one, is not known here.</exception>
    public static InferenceProgram Compile(OnnxGraph graph, FeatureShape images, int widestVector, ScalarType type = ScalarType.Float32)
    {
        if (graph.Nodes.Count == 0)
        {
            throw new NotSupportedException($"{graph.Name} begins with a layer that has no fused form.");
        }

        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        var compiler = new PlanCompiler(graph, images);
        foreach (var node in graph.Nodes)
        {
            compiler._operands.Add(node.Output, compiler.Read(node));
        }

        return compiler.Finish(widestVector, type);
    }

    private InferenceProgram Finish(int widestVector, ScalarType type)
    {
        var result = _operands[_graph.Output!.Name];
        if (result.ChannelsLast)
        {
            throw new NotSupportedException($"{_graph.Name} gives pixels, and a plan gives maps or vectors.");
        }

        if (result.IsFlattened || result.Value == _images)
        {
            result = Copy(result);
        }

        result.Value.IsDense = true;
        TakeInScales();
        var memory = PlanLayout.Arrange(_steps, _images, result.Value);
        var program = new InferenceProgram(memory, result.Shape.Count, widestVector, type);
        foreach (var step in _steps)
        {
            step.AddTo(program);
        }

        return program;
    }

    private void TakeInScales()
    {
        for (var i = _steps.Count - 1; i > 0; i--)
        {
            var read = _steps[i].Input.Value;
            var before = _steps.FindIndex(0, i, step => step.Output.Value == read);
            if (before >= 0 && IsReadOnce(read) && _steps[i].TryTakeIn(_steps[before]))
            {
                _steps.RemoveAt(before);
            }
        }
    }

    private PlanOperand Read(OnnxNode node) => node.Type switch
    {
        OnnxOperators.Convolution => Convolve(node),
        OnnxOperators.Dense => Dense(node),
        OnnxOperators.BatchNorm => Normalise(node),
        "LayerNormalization" => NormaliseChannels(node),
        "Relu" => Activate(node, InferenceActivation.Clamp, 0, float.PositiveInfinity),
        "Clip" => Activate(node, InferenceActivation.Clamp, Number(node.Inputs[1]), Number(node.Inputs[2])),
        "Sigmoid" => Activate(node, InferenceActivation.Sigmoid),
        "Tanh" => Activate(node, InferenceActivation.Tanh),
        OnnxOperators.Silu => Activate(node, InferenceActivation.Silu),
        OnnxOperators.Gelu => Activate(node, InferenceActivation.Gelu),
        "Add" or "Sub" or "Mul" or "Div" when IsConstant(node, 1) => CombineWithConstants(node),
        "Add" => Add(node),
        "Mul" => Combine(node, InferenceKind.Multiply, Input(node), Input(node, 1)),
        "MaxPool" => Pool(node, InferenceKind.MaxPool),
        "AveragePool" => Pool(node, InferenceKind.AveragePool),
        "GlobalAveragePool" => Append(new InferenceOperation { Kind = InferenceKind.GlobalAverage }, Input(node), node.Shape),
        "Concat" => Join(node),
        "Flatten" => Flatten(node),
        "Transpose" => Transpose(node),
        _ => throw Unknown(node),
    };
}
