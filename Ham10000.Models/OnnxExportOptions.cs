namespace Ham10000.Models;

/// <summary>What an ONNX file takes in and gives out.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>Whether the file standardises the images itself. Default: it takes grey levels and does.</summary>
    public OnnxInput Input { get; init; } = OnnxInput.Pixels;

    /// <summary>Whether the file turns logits into probabilities. Default: it does.</summary>
    public OnnxOutput Output { get; init; } = OnnxOutput.Probabilities;

    internal void Validate()
    {
        string[] problems = [.. new[] { SpecText.Undefined(Input), SpecText.Undefined(Output) }.OfType<string>()];
        if (problems.Length > 0)
        {
            throw new ArgumentException($"The ONNX export options are not usable: {string.Join(" ", problems)}");
        }
    }
}
