namespace TorchSharp;

/// <summary>A buffer and whether it belongs to the state dictionary.</summary>
internal readonly record struct RegisteredBuffer(torch.Tensor Tensor, bool IsPersistent);
