namespace Ham10000.Models;

/// <summary>Activations as operators of a graph. GELU and SiLU are one operator each until the graph is written to a file, since operator set
/// 17 has neither.</summary>
internal static class OnnxActivations
{
    public static OnnxValue Apply(OnnxValue input, Activation activation) => activation switch
    {
        Activation.None => input,
        Activation.Relu => input.Then("Relu"),
        Activation.Relu6 => Relu6(input),
        Activation.Tanh => input.Then("Tanh"),
        Activation.Sigmoid => input.Then("Sigmoid"),
        Activation.Gelu => input.Then(OnnxOperators.Gelu),
        Activation.Silu => input.Then(OnnxOperators.Silu),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>Puts what operator set 17 lacks together from what it has.</summary>
    public static void Expand(OnnxGraph graph)
    {
        OnnxNode[] nodes = [.. graph.Nodes];
        graph.Nodes.Clear();
        foreach (var node in nodes)
        {
            if (node.Type is OnnxOperators.Gelu or OnnxOperators.Silu)
            {
                var input = new OnnxValue(graph, node.Inputs[0], node.Shape);
                _ = node.Type == OnnxOperators.Gelu ? Gelu(input) : Silu(input);
                graph.Nodes[^1] = graph.Nodes[^1] with { Output = node.Output };
            }
            else
            {
                graph.Nodes.Add(node);
            }
        }
    }

    private static OnnxValue Relu6(OnnxValue input)
    {
        var graph = input.Graph;
        return graph.Add("Clip", $"{input.Name}.Clip", input.Shape, [input.Name, graph.Constant(0), graph.Constant(6)]);
    }

    private static OnnxValue Silu(OnnxValue input) => input.Then("Mul", input.Then("Sigmoid"));

    // x · (1 + erf(x / √2)) / 2
    private static OnnxValue Gelu(OnnxValue input) =>
        input.Then("Mul", input.Then("Div", MathF.Sqrt(2)).Then("Erf").Then("Add", 1)).Then("Mul", 0.5f);
}
