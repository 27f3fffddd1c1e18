using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>What several branches make of the same input, one behind the other along the channels. A branch without layers is the input itself.</summary>
/// <remarks>Szegedy et al., "Going deeper with convolutions", arXiv:1409.4842; Huang et al., "Densely connected convolutional networks", arXiv:1608.06993.</remarks>
public sealed record ConcatenateSpec : LayerSpec
{
    private const long LongestVector = 1 << 24;
    private readonly IReadOnlyList<IReadOnlyList<LayerSpec>> _branches = [];

    /// <summary>Describes the block.</summary>
    /// <param name="branches">The layers of each branch, in the order in which they are laid behind each other; at least two. The lists are copied.</param>
    /// <exception cref="ArgumentException">A branch or a layer is null.</exception>
    [JsonConstructor]
    public ConcatenateSpec(IReadOnlyList<IReadOnlyList<LayerSpec>> branches) => Branches = branches;

    /// <summary>The layers of each branch. The lists are copied.</summary>
    public IReadOnlyList<IReadOnlyList<LayerSpec>> Branches
    {
        get => _branches;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _branches = [.. value.Select(LayerLists.Copy)];
        }
    }

    internal override string KerasName => "concatenate";

    internal override IEnumerable<(string Name, IReadOnlyList<LayerSpec> Layers)> Chains => Branches.Select((branch, i) => ($"branch{i + 1}", branch));

    /// <summary>Compares every branch.</summary>
    /// <param name="other">Another block.</param>
    /// <returns>True if all are equal.</returns>
    public bool Equals(ConcatenateSpec? other) => other is not null && Branches.Count == other.Branches.Count
        && Branches.Zip(other.Branches).All(pair => LayerLists.Same(pair.First, pair.Second));

    /// <summary>A hash of the same parts.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var branch in Branches)
        {
            LayerLists.Add(ref hash, branch);
        }

        return hash.ToHashCode();
    }

    /// <summary>The block as messages show it, without its layers.</summary>
    /// <returns>Such as <c>Concatenate(3 branches)</c>.</returns>
    public override string ToString() => SpecText.Of("Concatenate", Branches.Count == 1 ? "1 branch" : $"{Branches.Count} branches");

    internal override IEnumerable<string> Lines() => [.. base.Lines(), .. Branches.SelectMany((branch, i) => LayerLists.Tree($"branch {i + 1}", branch))];

    internal override string? Problem(FeatureShape input) => Branches.Count >= 2 ? null : "it needs at least 2 branches. Without a second one, write the layers directly.";

    private protected override FeatureShape OutputAt(FeatureShape input, LayerPlace place)
    {
        FeatureShape[] outputs = [.. Branches.Select((branch, i) => place.Inside($"Concatenate, branch {i + 1}, layer").Check(branch, input))];
        for (var i = 1; i < outputs.Length; i++)
        {
            if (Join(outputs[0], 1) != Join(outputs[i], 1))
            {
                throw place.Error(this, $"branch {i + 1} makes {outputs[i]} and branch 1 {outputs[0]}, which differ in more than the channels. "
                    + "Use the same strides and paddings in all branches.");
            }
        }

        var channels = outputs.Sum(output => (long)output.Channels);
        var most = outputs[0].IsMaps ? SpecText.Largest : LongestVector;
        return channels <= most ? Join(outputs[0], (int)channels)
            : throw place.Error(this, $"its branches make {channels:N0} channels together, more than {most:N0}. Use fewer filters.");
    }

    internal override FeatureShape OutputShape(FeatureShape input) =>
        Join(Branches[0].OutputShape(input), Branches.Sum(branch => branch.OutputShape(input).Channels));

    internal override int LayerCount => 1 + Branches.Sum(branch => branch.Sum(layer => layer.LayerCount));

    internal override Int128 LeastParameters(FeatureShape input) =>
        Branches.Aggregate((Int128)0, (sum, branch) => sum + branch.LeastParameters(input));

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new ConcatenateLayer(this, input, modules);

    internal override IEnumerable<ModuleSpec> Modules() => Branches.SelectMany(branch => branch.Modules());

    private static FeatureShape Join(FeatureShape shape, int channels) =>
        shape.IsMaps ? FeatureShape.Maps(channels, shape.Height, shape.Width) : FeatureShape.Vector(channels);
}
