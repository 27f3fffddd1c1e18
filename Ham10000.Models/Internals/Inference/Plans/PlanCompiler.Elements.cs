using TorchSharp;

namespace Ham10000.Models;

internal sealed partial class PlanCompiler
{
    private PlanOperand Activate(OnnxNode node, InferenceActivation activation, float low = 0, float high = 0)
    {
        Attributes(node);
        var input = Input(node);
        if (StepBefore(input) is not { HasNoActivation: true } step)
        {
            input = Append(new InferenceOperation { Kind = InferenceKind.Affine }, input, node.Shape);
            step = _steps[^1];
        }

        step.Activate(activation, low, high);
        return input;
    }

    // The convolution that comes last adds the other value, which is there by then.
    private PlanOperand Add(OnnxNode node)
    {
        PlanOperand[] inputs = [Input(node), Input(node, 1)];
        var (first, second) = (OpenStepBefore(inputs[0]), OpenStepBefore(inputs[1]));
        var firstIsLast = first is not null && _steps.IndexOf(first) > IndexOfWriter(inputs[1]);
        var secondIsLast = second is not null && _steps.IndexOf(second) > IndexOfWriter(inputs[0]);
        if (inputs[0].Shape == inputs[1].Shape && inputs[0].ChannelsLast == inputs[1].ChannelsLast)
        {
            if (firstIsLast && first is { Kind: InferenceKind.Convolution })
            {
                first.Second = inputs[1];
                return inputs[0];
            }

            if (secondIsLast && second is { Kind: InferenceKind.Convolution })
            {
                second.Second = inputs[0];
                return inputs[1];
            }
        }

        return Combine(node, InferenceKind.Add, inputs[0], inputs[1]);
    }

    private PlanOperand Combine(OnnxNode node, InferenceKind kind, PlanOperand first, PlanOperand second)
    {
        Attributes(node);
        if (first.Shape != node.Shape)
        {
            (first, second) = (second, first);
        }

        var fits = second.Shape == node.Shape || (second.Shape.Channels == node.Shape.Channels && second.Shape.Height * second.Shape.Width == 1);
        if (first.Shape != node.Shape || !fits || first.ChannelsLast != second.ChannelsLast)
        {
            throw Unknown(node);
        }

        var output = Append(new InferenceOperation { Kind = kind }, first, node.Shape);
        _steps[^1].Second = second;
        return output;
    }

    private PlanOperand CombineWithConstants(OnnxNode node)
    {
        Attributes(node);
        var (input, weight) = (Input(node), _graph.Weights[node.Inputs[1]]);
        var channels = input.Shape.Channels;
        var byChannel = input.Shape.IsMaps && !input.ChannelsLast ? weight.Shape is [var maps, 1, 1] && maps == channels : weight.Shape is [var count] && count == channels;
        if (weight.Shape.Count > 0 && !byChannel)
        {
            throw Unknown(node);
        }

        var values = Wide(weight.Name).reshape(-1).expand(channels).contiguous();
        return node.Type switch
        {
            "Mul" => Scale(node, input, values, null),
            "Div" => Scale(node, input, values.reciprocal(), null),
            "Add" => Scale(node, input, null, values),
            _ => Scale(node, input, null, values.neg()),
        };
    }
}
