using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Sets torch's switches for one fit and puts them back as they were.</summary>
internal sealed class DeviceScope : IDisposable
{
    private readonly bool _products = torch.backends.cuda.matmul.allow_tf32;
    private readonly bool _convolutions = torch.backends.cudnn.allow_tf32;
    private readonly IDisposable? _deterministic;

    internal DeviceScope(TrainingOptions options)
    {
        (torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32) = (options.AllowTf32, options.AllowTf32);
        _deterministic = options.Deterministic ? torch.use_deterministic_algorithms() : null;
    }

    public void Dispose()
    {
        _deterministic?.Dispose();
        (torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32) = (_products, _convolutions);
    }
}
