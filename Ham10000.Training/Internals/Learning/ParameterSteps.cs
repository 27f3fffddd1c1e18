using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>The optimiser of a fit over its groups of parameters, and what is done to their gradients before its step.</summary>
internal sealed partial class ParameterSteps : IDisposable
{
    private readonly GradientClipping? _clipping;
    private readonly double[] _rateFactors;
    private readonly Parameter[] _parameters;

    internal ParameterSteps(Optimizer optimizer, IReadOnlyList<NamedParameter> parameters, GradientClipping? clipping)
    {
        _clipping = clipping;
        var groups = optimizer.Group(parameters);
        _rateFactors = [.. groups.Select(group => group.RateFactor)];
        _parameters = [.. parameters.Select(parameter => parameter.Parameter)];
        Optimizer = optimizer.Create(groups);
    }

    /// <summary>The optimiser itself.</summary>
    internal torch.optim.Optimizer Optimizer { get; }

    /// <summary>Sets the rate that the groups' factors multiply.</summary>
    internal void SetLearningRate(double learningRate)
    {
        var i = 0;
        foreach (var group in Optimizer.ParamGroups)
        {
            group.LearningRate = learningRate * _rateFactors[i++];
        }
    }

    // Where there is none, backward hands over the gradient that it computed; it would add it to zeros, two passes over all parameters. And a step
    // that does not reach a parameter leaves it alone, in a resumed fit as in one that went on.
    internal void ClearGradients()
    {
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
        }
    }

    /// <summary>Multiplies all gradients.</summary>
    internal void Scale(double factor)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var parameter in _parameters)
        {
            parameter.grad?.mul_((float)factor);
        }
    }

    internal void Step() => Optimizer.step();

    public void Dispose()
    {
        Optimizer.Dispose();
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
        }
    }
}
