using TorchSharp;

namespace Ham10000.Models;

internal sealed partial class PlanCompiler
{
    private PlanOperand Pool(OnnxNode node, InferenceKind kind)
    {
        var (input, attributes) = (Input(node), Attributes(node, "kernel_shape", "strides", "pads"));
        // The kernel's mean is over whole windows.
        var countsPadding = kind == InferenceKind.AveragePool && attributes.TryGetValue("pads", out var pads) && pads.Ints.Any(size => size != 0);
        return input.ChannelsLast || countsPadding ? throw Unknown(node) : Append(Window(attributes, kind), input, node.Shape);
    }

    private static InferenceOperation Window(Dictionary<string, OnnxAttribute> attributes, InferenceKind kind)
    {
        var kernel = attributes["kernel_shape"].Ints;
        var strides = attributes.TryGetValue("strides", out var given) ? given.Ints : [1, 1];
        var padding = attributes.TryGetValue("pads", out var pads) ? pads.Ints : [0, 0, 0, 0];
        return new InferenceOperation
        {
            Kind = kind,
            KernelHeight = (int)kernel[0],
            KernelWidth = (int)kernel[1],
            StrideHeight = (int)strides[0],
            StrideWidth = (int)strides[1],
            PadTop = (int)padding[0],
            PadLeft = (int)padding[1],
        };
    }

    // One step for each part. Most are not needed once the values have their places.
    private PlanOperand Join(OnnxNode node)
    {
        var output = new PlanOperand(new PlanValue(node.Shape), node.Shape);
        var first = 0;
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            var part = Input(node, i);
            if (part.ChannelsLast || Attributes(node, "axis")["axis"].Int != 1)
            {
                throw Unknown(node);
            }

            _steps.Add(new PlanStep(new InferenceOperation { Kind = InferenceKind.Affine }, part, output) { JoinAt = first });
            first += part.Shape.Channels;
        }

        return output;
    }

    // Pixels lie one after another with the channels innermost, which is the order of a vector that was flattened channels-last.
    private PlanOperand Flatten(OnnxNode node)
    {
        var input = Input(node);
        var pixels = input.Shape.Height * input.Shape.Width;
        if (Attributes(node, "axis")["axis"].Int != 1 || (pixels > 1 && !input.ChannelsLast))
        {
            throw Unknown(node);
        }

        input.Value.IsDense |= pixels > 1;
        return new PlanOperand(input.Value, node.Shape);
    }

    private PlanOperand Transpose(OnnxNode node)
    {
        var input = Input(node);
        return Attributes(node, "perm")["perm"].Ints switch
        {
            [0, 2, 3, 1] when !input.ChannelsLast && input.Shape.IsMaps => input with { ChannelsLast = true },
            [0, 3, 1, 2] when input.ChannelsLast => input with { ChannelsLast = false },
            _ => throw Unknown(node),
        };
    }
}
