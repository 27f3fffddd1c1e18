using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>An operation of a plan, to which later operators of the graph may still be added.</summary>
internal sealed class PlanStep(InferenceOperation operation, PlanOperand input, PlanOperand output)
{
    private InferenceOperation _operation = operation;

    public InferenceKind Kind => _operation.Kind;

    public PlanOperand Input { get; private set; } = input;

    /// <summary>The other operand: what is added to the result of a convolution, or the gate of a multiplication.</summary>
    public PlanOperand? Second { get; set; }

    public PlanOperand Output { get; } = output;

    /// <summary>For a part of a concatenation, the channel at which it begins; the step is not needed once the part is laid there.</summary>
    public int? JoinAt { get; init; }

    public Tensor? Weights { get; set; }

    public Tensor? Bias { get; set; }

    /// <summary>What a 1×1 convolution's input channels are multiplied by first; null for nothing.</summary>
    public Tensor? InputScale { get; private set; }

    /// <summary>What is added to them then.</summary>
    public Tensor? InputShift { get; private set; }

    /// <summary>True while nothing is done to the sums of products, so that more can be.</summary>
    public bool IsOpen => _operation.Activation == InferenceActivation.None && Second is null && JoinAt is null;

    public bool HasNoActivation => _operation.Activation == InferenceActivation.None && JoinAt is null;

    private bool ScalesAndBounds => Kind == InferenceKind.Affine && _operation.Activation <= InferenceActivation.Clamp && JoinAt is null && Second is null
        && Weights is not null && Bias is not null && !Input.IsFlattened;

    private bool IsPointwise => Kind == InferenceKind.Convolution && !Input.IsFlattened && _operation is { KernelHeight: 1, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1 };

    /// <summary>Lets a 1×1 convolution do the scaling by channel before it, if that is what the step before does, so that what that one gives needs
    /// not go through memory.</summary>
    public bool TryTakeIn(PlanStep before)
    {
        if (!IsPointwise || !before.ScalesAndBounds || before.Output.Value != Input.Value || Second?.Value == Input.Value)
        {
            return false;
        }

        var clamps = before._operation.Activation == InferenceActivation.Clamp;
        (_operation.InputLow, _operation.InputHigh) = clamps ? (before._operation.Low, before._operation.High) : (float.NegativeInfinity, float.PositiveInfinity);
        (InputScale, InputShift, Input) = (before.Weights, before.Bias, before.Input);
        return true;
    }

    public void Activate(InferenceActivation activation, float low, float high) =>
        (_operation.Activation, _operation.Low, _operation.High) = (activation, low, high);

    public IEnumerable<PlanValue> Reads => Second is null ? [Input.Value] : [Input.Value, Second.Value];

    public void AddTo(InferenceProgram program)
    {
        var output = Output.View;
        _operation.Input = Input.View;
        _operation.Second = Second?.View ?? InferenceView.Nowhere;
        _operation.Output = JoinAt is { } first ? output with { FirstChannel = output.FirstChannel + first, Channels = Input.Shape.Channels } : output;
        program.Add(_operation, Weights, Bias, InputScale, InputShift);
    }
}
