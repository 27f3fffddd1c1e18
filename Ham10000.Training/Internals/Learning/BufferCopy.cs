using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>The statistics of batch norms before a forward pass, which changes them before its loss is known.</summary>
internal sealed class BufferCopy : IDisposable
{
    private readonly TensorCopies _copies = new();

    // Looked up once: a copy is taken before every batch.
    private IReadOnlyDictionary<string, torch.Tensor> _live = new Dictionary<string, torch.Tensor>();

    /// <summary>Copies those that the model has now.</summary>
    internal void Start(ImageModel model)
    {
        _live = ChangingTensors.Buffers(model);
        _copies.Keep(_live);
        Take();
    }

    internal void Take() => _copies.Take(_live);

    internal void Restore() => _copies.Restore(_live);

    public void Dispose() => _copies.Dispose();
}
