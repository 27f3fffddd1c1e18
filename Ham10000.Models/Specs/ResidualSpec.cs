using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>A residual block: its input, or what a shortcut makes of it, plus what a branch makes of it.</summary>
/// <remarks>He et al., "Deep residual learning", arXiv:1512.03385.</remarks>
public sealed record ResidualSpec : LayerSpec
{
    private readonly IReadOnlyList<LayerSpec> _branch = [];
    private readonly IReadOnlyList<LayerSpec>? _shortcut;

    /// <summary>Describes a residual block.</summary>
    /// <param name="branch">The layers whose output is added, at least one. The list is copied.</param>
    /// <param name="shortcut">The layers that fit the input to the branch's shape; null where the shapes are equal.</param>
    /// <param name="activation">Applied to the sum.</param>
    /// <exception cref="ArgumentException">A layer is null.</exception>
    [JsonConstructor]
    public ResidualSpec(IReadOnlyList<LayerSpec> branch, IReadOnlyList<LayerSpec>? shortcut = null, Activation activation = Activation.None) =>
        (Branch, Shortcut, Activation) = (branch, shortcut, activation);

    /// <summary>The layers whose output is added. The list is copied.</summary>
    public IReadOnlyList<LayerSpec> Branch
    {
        get => _branch;
        init => _branch = LayerLists.Copy(value);
    }

    /// <summary>The layers that fit the input to the branch's shape; null where it is added as it is. The list is copied.</summary>
    public IReadOnlyList<LayerSpec>? Shortcut
    {
        get => _shortcut;
        init => _shortcut = value is null ? null : LayerLists.Copy(value);
    }

    /// <summary>Applied to the sum.</summary>
    public Activation Activation { get; init; }

    internal override string KerasName => "residual";

    internal override IEnumerable<(string Name, IReadOnlyList<LayerSpec> Layers)> Chains =>
        [("branch", Branch), .. Shortcut is null ? [] : new[] { ("shortcut", Shortcut) }];

    /// <summary>Compares the activation and every layer.</summary>
    /// <param name="other">Another block.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(ResidualSpec? other) => other is not null && Activation == other.Activation
        && LayerLists.Same(Branch, other.Branch) && LayerLists.Same(Shortcut, other.Shortcut);

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Activation);
        LayerLists.Add(ref hash, Branch);
        LayerLists.Add(ref hash, Shortcut);
        return hash.ToHashCode();
    }

    /// <summary>The block as messages show it, without its layers.</summary>
    /// <returns>Such as <c>Residual(Relu)</c>.</returns>
    public override string ToString() => SpecText.Of("Residual", SpecText.Of(Activation));

    internal override IEnumerable<string> Lines() => [.. base.Lines(), .. LayerLists.Tree("branch", Branch), .. LayerLists.Tree("shortcut", Shortcut)];

    internal override string? Problem(FeatureShape input) => SpecText.Undefined(Activation)
        ?? (Branch.Count == 0 ? "its branch has no layers. Every step of the builder returns a new builder, so return what the last one gives." : null)
        ?? (Shortcut is { Count: 0 } ? "its shortcut has no layers. Leave it out to add the input as it is." : null);

    private protected override FeatureShape OutputAt(FeatureShape input, LayerPlace place)
    {
        var branch = place.Inside("Residual, branch layer").Check(Branch, input);
        var shortcut = Shortcut is null ? input : place.Inside("Residual, shortcut layer").Check(Shortcut, input);
        return branch == shortcut ? branch : throw place.Error(this, Mismatch(input, branch, shortcut));
    }

    internal override FeatureShape OutputShape(FeatureShape input) => Branch.OutputShape(input);

    internal override int LayerCount => 1 + Branch.Concat(Shortcut ?? []).Sum(layer => layer.LayerCount);

    internal override Int128 LeastParameters(FeatureShape input) => Branch.LeastParameters(input) + (Shortcut?.LeastParameters(input) ?? 0);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ResidualLayer(this, input, modules);

    internal override IEnumerable<ModuleSpec> Modules() => Branch.Modules().Concat(Shortcut?.Modules() ?? []);

    private string Mismatch(FeatureShape input, FeatureShape branch, FeatureShape shortcut) => Shortcut is null
        ? $"its branch makes {branch} of {input}, and only equal shapes can be added. "
            + (input.IsMaps != branch.IsMaps ? "End the branch in the input's shape."
            : $"End the branch in the input's shape, or project the input with shortcut: s => s.{Projection(input, branch)}.")
        : $"of {input} its branch makes {branch} and its shortcut {shortcut}, and only equal shapes can be added. Give both the same filters and strides.";

    private static string Projection(FeatureShape input, FeatureShape branch)
    {
        if (!branch.IsMaps)
        {
            return $"Dense({branch.Channels})";
        }

        var stride = Math.Max(1, (input.Height + branch.Height - 1) / branch.Height);
        var fits = PaddingRule.Same.OutputSize(input.Height, 1, stride) == branch.Height && PaddingRule.Same.OutputSize(input.Width, 1, stride) == branch.Width;
        return stride == 1 || !fits ? $"Conv2d({branch.Channels}, kernel: 1)" : $"Conv2d({branch.Channels}, kernel: 1, stride: {stride})";
    }
}
