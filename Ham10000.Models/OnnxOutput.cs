namespace Ham10000.Models;

/// <summary>What an ONNX file gives out.</summary>
public enum OnnxOutput
{
    /// <summary>Class probabilities, float32 (N, K), as <see cref="Predictor"/> gives them: rows that sum to 1, two columns for binary labels.</summary>
    Probabilities,

    /// <summary>What the network itself gives: float32 logits (N, K), or (N, 1) for binary labels.</summary>
    Logits,
}
