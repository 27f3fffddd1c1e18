using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A module that has neither parameters nor buffers nor submodules.</summary>
/// <typeparam name="T1">Type of the input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : Module<T1, TResult>
{
    /// <summary>Starts the module.</summary>
    /// <param name="name">A name for messages, usually the class's.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Always fails: the module has no parts.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, Module submodule) => throw NoParts("submodule", name);

    /// <summary>Always fails: the module has no parts.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) => throw NoParts("parameter", name);

    /// <summary>Always fails: the module has no parts.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw NoParts("buffer", name);

    private InvalidOperationException NoParts(string kind, string part) => new(
        $"Module '{GetName()}' has no parameters, so it cannot take the {kind} '{part}'. Derive from Module<T, TResult> instead.");
}
