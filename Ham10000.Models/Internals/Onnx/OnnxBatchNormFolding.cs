using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Makes a batch norm part of the convolution or dense layer before it, where nothing else uses what that one gives.</summary>
internal static class OnnxBatchNormFolding
{
    public static void Apply(OnnxGraph graph)
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is { Type: OnnxOperators.BatchNorm } norm && FoldableBefore(graph, norm) is { } layer)
            {
                graph.Nodes[graph.Nodes.IndexOf(layer)] = Fold(graph, layer, norm);
                graph.Nodes.RemoveAt(i--);
            }
        }
    }

    private static OnnxNode? FoldableBefore(OnnxGraph graph, OnnxNode norm)
    {
        var value = norm.Inputs[0];
        var isUsedElsewhere = graph.Nodes.Count(node => node.Inputs.Contains(value)) > 1;
        return isUsedElsewhere ? null
            : graph.Nodes.Find(node => node.Output == value && node.Type is OnnxOperators.Convolution or OnnxOperators.Dense);
    }

    private static OnnxNode Fold(OnnxGraph graph, OnnxNode layer, OnnxNode norm)
    {
        var kernel = graph.Weights[layer.Inputs[1]];
        var bias = layer.Inputs.Count > 2 ? graph.Weights[layer.Inputs[2]] : null;
        var affine = Affine(graph, norm);
        graph.ReplaceWeight(kernel with { Values = () => Scaled(kernel, affine().Scale) });
        Func<Tensor> shift = () => Shifted(bias, affine());
        if (bias is not null)
        {
            graph.ReplaceWeight(bias with { Values = shift });
            return layer with { Output = norm.Output };
        }

        var name = graph.AddWeight($"{layer.Name}.bias", [kernel.Shape[0]], shift);
        return layer with { Inputs = [.. layer.Inputs, name], Output = norm.Output };
    }

    // In float64, so that folding costs no accuracy beyond the rounding of the result.
    private static Func<(Tensor Scale, Tensor Shift, Tensor Mean)> Affine(OnnxGraph graph, OnnxNode norm)
    {
        OnnxWeight[] parts = [.. norm.Inputs.Skip(1).Select(name => graph.Weights[name])];
        foreach (var part in parts)
        {
            graph.RemoveWeight(part.Name);
        }

        double epsilon = norm.Attributes.Single(attribute => attribute.Name == OnnxOperators.Epsilon).Float!.Value;
        return () =>
        {
            var (weight, bias, mean, variance) = (Wide(parts[0]), Wide(parts[1]), Wide(parts[2]), Wide(parts[3]));
            return (weight.mul(variance.add(epsilon).rsqrt()), bias, mean);
        };
    }

    private static Tensor Scaled(OnnxWeight kernel, Tensor scale)
    {
        long[] perOutput = [.. kernel.Shape.Select((size, axis) => axis == 0 ? size : 1)];
        return Wide(kernel).mul(scale.view(perOutput));
    }

    private static Tensor Shifted(OnnxWeight? bias, (Tensor Scale, Tensor Shift, Tensor Mean) affine)
    {
        var centred = bias is null ? affine.Mean.neg() : Wide(bias).sub(affine.Mean);
        return centred.mul(affine.Scale).add(affine.Shift);
    }

    private static Tensor Wide(OnnxWeight weight) => weight.Values().detach().cpu().to_type(ScalarType.Float64);
}
