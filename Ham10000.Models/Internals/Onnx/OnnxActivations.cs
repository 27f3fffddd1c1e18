namespace Ham10000.Models;

/// <summary>Activations as ONNX operators. Operator set 17 has neither GELU nor SiLU, so they are put together.</summary>
internal static class OnnxActivations
{
    public static OnnxValue Apply(OnnxValue input, Activation activation) => activation switch
    {
        Activation.None => input,
        Activation.Relu => input.Then("Relu"),
        Activation.Relu6 => Relu6(input),
        Activation.Tanh => input.Then("Tanh"),
        Activation.Sigmoid => input.Then("Sigmoid"),
        Activation.Gelu => Gelu(input),
        Activation.Silu => input.Then("Mul", input.Then("Sigmoid")),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    private static OnnxValue Relu6(OnnxValue input)
    {
        var graph = input.Graph;
        return graph.Add("Clip", $"{input.Name}.Clip", input.Shape, [input.Name, graph.Constant(0), graph.Constant(6)]);
    }

    // x · (1 + erf(x / √2)) / 2
    private static OnnxValue Gelu(OnnxValue input) =>
        input.Then("Mul", input.Then("Div", MathF.Sqrt(2)).Then("Erf").Then("Add", 1)).Then("Mul", 0.5f);
}
