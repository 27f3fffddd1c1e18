using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

internal sealed partial class PlanCompiler
{
    private PlanOperand Convolve(OnnxNode node)
    {
        var attributes = Attributes(node, "kernel_shape", "strides", "pads", "group");
        var input = Input(node);
        var groups = attributes.TryGetValue("group", out var group) ? group.Int!.Value : 1;
        var isDepthwise = groups == input.Shape.Channels && groups == node.Shape.Channels && groups > 1;
        if (input.ChannelsLast || input.IsFlattened || (groups != 1 && !isDepthwise))
        {
            throw Unknown(node);
        }

        var operation = Window(attributes, isDepthwise ? InferenceKind.Depthwise : InferenceKind.Convolution);
        if (Math.Max(operation.KernelHeight, operation.KernelWidth) > InferenceProgram.LargestKernel)
        {
            throw Unknown(node);
        }

        return AppendWeighted(operation, input, node, Values(node.Inputs[1]));
    }

    private PlanOperand Dense(OnnxNode node)
    {
        var input = Input(node);
        return Attributes(node, "transB").ContainsKey("transB") && !input.Shape.IsMaps
            ? AppendWeighted(new InferenceOperation { Kind = InferenceKind.Convolution }, input, node, Values(node.Inputs[1]))
            : throw Unknown(node);
    }

    private PlanOperand AppendWeighted(InferenceOperation operation, PlanOperand input, OnnxNode node, Tensor weights)
    {
        var output = Append(operation, input, node.Shape);
        _steps[^1].Weights = weights;
        _steps[^1].Bias = node.Inputs.Count > 2 ? Values(node.Inputs[2]) : null;
        return output;
    }

    // A batch norm that no convolution could take in.
    private PlanOperand Normalise(OnnxNode node)
    {
        double epsilon = Attributes(node, OnnxOperators.Epsilon)[OnnxOperators.Epsilon].Float!.Value;
        var input = Input(node);
        Tensor[] parts = [.. node.Inputs.Skip(1).Select(name => Wide(name))];
        var scale = parts[0].mul(parts[3].add(epsilon).rsqrt());
        return input.ChannelsLast ? throw Unknown(node) : Scale(node, input, scale, parts[1].sub(parts[2].mul(scale)));
    }

    private PlanOperand NormaliseChannels(OnnxNode node)
    {
        var attributes = Attributes(node, "axis", OnnxOperators.Epsilon);
        var input = Input(node);
        if ((input.Shape.IsMaps && !input.ChannelsLast) || attributes["axis"].Int != -1)
        {
            throw Unknown(node);
        }

        return AppendWeighted(
            new InferenceOperation { Kind = InferenceKind.LayerNorm, Epsilon = attributes[OnnxOperators.Epsilon].Float!.Value }, input, node, Values(node.Inputs[1]));
    }

    private PlanOperand Scale(OnnxNode node, PlanOperand input, Tensor? scale, Tensor? shift)
    {
        if (OpenStepBefore(input) is not { Kind: InferenceKind.Convolution or InferenceKind.Depthwise } step)
        {
            var output = Append(new InferenceOperation { Kind = InferenceKind.Affine }, input, node.Shape);
            (_steps[^1].Weights, _steps[^1].Bias) = (scale, shift);
            return output;
        }

        if (scale is not null)
        {
            step.Weights = Wide(step.Weights!).mul(scale.view([-1, .. Enumerable.Repeat(1L, (int)step.Weights!.dim() - 1)]));
            step.Bias = step.Bias is null ? null : Wide(step.Bias).mul(scale);
        }

        step.Bias = step.Bias is null ? shift : shift is null ? step.Bias : Wide(step.Bias).add(shift);
        return input;
    }
}
