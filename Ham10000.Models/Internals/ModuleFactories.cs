namespace Ham10000.Models;

/// <summary>Makes the modules that a model's specification names.</summary>
internal sealed class ModuleFactories
{
    public static ModuleFactories None { get; } = new();
}
