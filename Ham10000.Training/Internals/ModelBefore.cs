using Ham10000.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>What a step without an optimiser changes, as it was: gradients, running statistics and torch's random state.</summary>
internal sealed class ModelBefore
{
    private readonly torch.Tensor _randomState = torch.get_rng_state().DetachFromDisposeScope();
    private readonly List<(Parameter Parameter, torch.Tensor? Gradient)> _gradients = [];
    private readonly List<(torch.Tensor Buffer, torch.Tensor Values)> _buffers = [];

    internal ModelBefore(ImageModel model)
    {
        foreach (var parameter in model.TrainableParameters)
        {
            _gradients.Add((parameter, parameter.grad?.DetachFromDisposeScope()));
            parameter.grad = null;
        }

        using var noGradient = torch.no_grad();
        _buffers.AddRange(model.buffers().Select(buffer => (buffer, buffer.clone().DetachFromDisposeScope())));
    }

    internal void Restore()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (parameter, gradient) in _gradients)
        {
            parameter.grad = gradient;
        }

        foreach (var (buffer, values) in _buffers)
        {
            // Writing to one that did not change would make plans of it stale.
            if (!buffer.eq(values).all().item<bool>())
            {
                buffer.copy_(values).ReleaseUnless(buffer);
            }

            values.Dispose();
        }

        torch.set_rng_state(_randomState);
        _randomState.Dispose();
    }
}
