using Ham10000.Training.Internals;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Tests;

/// <summary>The kernel of 3×4 and the bias of 4 that Golden/optimizers.py moves.</summary>
internal sealed class TwoParameters : IDisposable
{
    private readonly Parameter[] _parameters;

    internal TwoParameters()
    {
        using var scope = torch.NewDisposeScope();
        _parameters =
        [
            new Parameter(torch.tensor(OptimizerCase.Start[..12], [3, 4])),
            new Parameter(torch.tensor(OptimizerCase.Start[12..])),
        ];
        Array.ForEach(_parameters, parameter => parameter.DetachFromDisposeScope());
    }

    internal IReadOnlyList<NamedParameter> Named =>
    [
        new NamedParameter(new ParameterName("layers.dense.weight", "dense"), _parameters[0]),
        new NamedParameter(new ParameterName("layers.dense.bias", "dense.bias"), _parameters[1]),
    ];

    internal IReadOnlyList<Parameter> All => _parameters;

    internal float[] Values => [.. _parameters.SelectMany(parameter => parameter.detach().data<float>().ToArray())];

    internal void SetGradients(float[] values)
    {
        _parameters[0].grad = torch.tensor(values[..12], [3, 4]).DetachFromDisposeScope();
        _parameters[1].grad = torch.tensor(values[12..]).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
            parameter.Dispose();
        }
    }
}
