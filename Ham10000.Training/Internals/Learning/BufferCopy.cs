using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>The statistics of batch norms before a forward pass, which changes them before its loss is known.</summary>
internal sealed class BufferCopy : IDisposable
{
    private IReadOnlyList<(torch.Tensor Live, torch.Tensor Copy)> _pairs = [];

    /// <summary>Copies those that the model has now.</summary>
    internal void Start(ImageModel model)
    {
        Dispose();
        _pairs = [.. ChangingTensors.Buffers(model).Select(live => (live, live.clone().DetachFromDisposeScope()))];
    }

    internal void Take() => Copy(static pair => (pair.Live, pair.Copy));

    internal void Restore() => Copy(static pair => (pair.Copy, pair.Live));

    public void Dispose()
    {
        foreach (var (_, copy) in _pairs)
        {
            copy.Dispose();
        }

        _pairs = [];
    }

    private void Copy(Func<(torch.Tensor Live, torch.Tensor Copy), (torch.Tensor From, torch.Tensor To)> direction)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var pair in _pairs)
        {
            var (from, to) = direction(pair);
            to.copy_(from).ReleaseUnless(to);
        }
    }
}
