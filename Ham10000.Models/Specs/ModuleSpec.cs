using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Ham10000.Models;

/// <summary>A user's own <c>nn.Module&lt;Tensor, Tensor&gt;</c> as a layer, by its name and the shape that it gives out. What makes it is no part of the
/// specification: <see cref="ModuleFactories"/> knows that.</summary>
/// <param name="Name">Letters, digits and underscores, unique in the model. The parameters' keys begin with it.</param>
/// <param name="Output">What the module gives out for an image.</param>
public sealed partial record ModuleSpec(string Name, [property: JsonConverter(typeof(FeatureShapeJson))] FeatureShape Output) : LayerSpec
{
    private const int LongestName = 100;
    private const int LargestMap = 16384;
    private const long MostValues = 1 << 26;

    // The names that other layers get by themselves.
    private static readonly HashSet<string> Taken =
    [
        "activation", "average_pooling2d", "batch_normalization", "concatenate", "conv2d", "conv2d_transpose", "dense", "depthwise_conv2d", "dropout", "flatten",
        "ensemble", "global_average_pooling2d", "global_max_pooling2d", "join_patient", "layer_normalization", "max_pooling2d", "residual", "separable_conv2d", "up_sampling2d",
    ];

    internal override string KerasName => Name;

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>Module(attention)</c>.</returns>
    public override string ToString() => SpecText.Of("Module", Text.Shorten(Name));

    internal override string? Problem(FeatureShape input) => NameProblem()
        ?? (Output is { Channels: >= 1, Height: >= 1 and <= LargestMap, Width: >= 1 and <= LargestMap, Count: <= MostValues }
            ? null
            : $"it cannot give {Output} out. Sizes start at 1, maps have at most {LargestMap:N0} rows and columns, and an image at most {MostValues:N0} values.");

    internal override FeatureShape OutputShape(FeatureShape input) => Output;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ModuleLayer(this, input, modules.Create(Name));

    internal override IEnumerable<ModuleSpec> Modules() => [this];

    private string? NameProblem() => Name.Length > LongestName || !Allowed().IsMatch(Name)
        ? $"a module's name has letters, digits and underscores, starts with a letter and has at most {LongestName} of them, got {Text.Quote(Name)}."
        : Taken.Contains(Number().Replace(Name, "")) ? $"{Text.Quote(Name)} is what another layer of this library may be called. Choose another name." : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    [GeneratedRegex("_[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
