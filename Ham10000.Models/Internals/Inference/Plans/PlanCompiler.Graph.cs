using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

internal sealed partial class PlanCompiler
{
    private PlanOperand Input(OnnxNode node, int index = 0) =>
        _operands.TryGetValue(node.Inputs[index], out var operand) ? operand : throw Unknown(node);

    private bool IsConstant(OnnxNode node, int index) => _graph.Weights.ContainsKey(node.Inputs[index]);

    private float Number(string name)
    {
        using var value = Wide(name);
        return (float)value.item<double>();
    }

    private PlanOperand Append(InferenceOperation operation, PlanOperand input, FeatureShape shape)
    {
        var output = new PlanOperand(new PlanValue(shape), shape, input.ChannelsLast);
        _steps.Add(new PlanStep(operation, input, output));
        return output;
    }

    private PlanOperand Copy(PlanOperand input) => Append(new InferenceOperation { Kind = InferenceKind.Affine }, input, input.Shape);

    /// <summary>The step that writes what the operator reads first, if nothing else reads it.</summary>
    private PlanStep? StepBefore(PlanOperand input) =>
        !input.IsFlattened && IsReadOnce(input.Value) ? _steps.FindLast(step => step.Output.Value == input.Value) : null;

    private PlanStep? OpenStepBefore(PlanOperand input) => StepBefore(input) is { IsOpen: true } step ? step : null;

    // A value has a name before and after everything that became part of its step: each but the last was read by what did.
    private bool IsReadOnce(PlanValue value) =>
        _operands.Where(entry => entry.Value.Value == value).All(entry => _uses.GetValueOrDefault(entry.Key) == 1);

    private int IndexOfWriter(PlanOperand operand) => _steps.FindLastIndex(step => step.Output.Value == operand.Value);

    private Tensor Values(string name) => _graph.Weights[name].Values().detach();

    // In float64, so that folding costs no accuracy beyond the rounding of the result.
    private Tensor Wide(string name) => Wide(Values(name));

    private static Tensor Wide(Tensor values) => values.to_type(ScalarType.Float64);

    private static Dictionary<string, OnnxAttribute> Attributes(OnnxNode node, params ReadOnlySpan<string> known)
    {
        foreach (var attribute in node.Attributes)
        {
            if (!known.Contains(attribute.Name))
            {
                throw Unknown(node);
            }
        }

        return node.Attributes.ToDictionary(attribute => attribute.Name);
    }

    private static NotSupportedException Unknown(OnnxNode node) => new($"Operator {node.Type} at {Text.Quote(node.Name)} has no fused form.");
}
