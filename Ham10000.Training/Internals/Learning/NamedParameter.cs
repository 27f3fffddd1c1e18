using Ham10000.Models;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>A parameter and what it is called.</summary>
internal readonly record struct NamedParameter(ParameterName Name, Parameter Parameter)
{
    /// <summary>The parameters of a model that are trained, in the order of the state dict.</summary>
    internal static IReadOnlyList<NamedParameter> Trained(ImageModel model)
    {
        var names = ParameterName.Of(model).ToDictionary(name => name.Key);
        return [.. model.named_parameters().Where(entry => entry.parameter.requires_grad).Select(entry => new NamedParameter(names[entry.name], entry.parameter))];
    }
}
