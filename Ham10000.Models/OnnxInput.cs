namespace Ham10000.Models;

/// <summary>What an ONNX file takes in.</summary>
public enum OnnxInput
{
    /// <summary>Grey levels: uint8 RGB images (N, H, W, 3), resized to the model's size already. The file standardises them.</summary>
    Pixels,

    /// <summary>What the network itself takes: float32 images (N, 3, H, W), resized and standardised already.</summary>
    Standardized,
}
