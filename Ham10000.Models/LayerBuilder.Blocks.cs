namespace Ham10000.Models;

public abstract partial class LayerBuilder<TBuilder>
{
    /// <summary>Adds a residual block: the input, or what a shortcut makes of it, plus what a branch makes of it.</summary>
    /// <remarks>He et al., "Deep residual learning", arXiv:1512.03385. Blocks can lie in each other, up to 8 deep.</remarks>
    /// <example><code>
    /// .Residual(b => b.Conv2d(64, stride: 2, activation: Activation.Relu).Conv2d(64), shortcut: s => s.Conv2d(64, kernel: 1, stride: 2), Activation.Relu)
    /// </code></example>
    /// <param name="branch">Writes the layers whose output is added.</param>
    /// <param name="shortcut">Writes the layers that fit the input to the branch's output. Default, null: it is added as it is, which needs equal shapes.</param>
    /// <param name="activation">Applied to the sum. Default: none.</param>
    /// <returns>A builder with one block more.</returns>
    /// <exception cref="ArgumentException">A layer of the block does not fit what comes before it, or the two shapes are not equal.</exception>
    public TBuilder Residual(
        Func<BranchBuilder, BranchBuilder> branch, Func<BranchBuilder, BranchBuilder>? shortcut = null,
        Activation activation = Models.Activation.None)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var main = Write(branch, "Residual, branch layer", Factories);
        var side = shortcut is null ? null : Write(shortcut, "Residual, shortcut layer", main.Modules);
        return With(new ResidualSpec(main.Layers, side?.Layers, activation), (side ?? main).Modules);
    }

    /// <summary>Adds a block that lays what several branches make of the same input behind each other, along the channels.</summary>
    /// <remarks>Szegedy et al., "Going deeper with convolutions", arXiv:1409.4842. Blocks can lie in each other, up to 8 deep.</remarks>
    /// <example><code>
    /// .Concatenate(b => b, b => b.Conv2d(32, kernel: 1), b => b.Conv2d(32, kernel: 5))
    /// </code></example>
    /// <param name="branches">Each writes the layers of one branch; at least two. A branch that returns its builder as it is gives the input itself.</param>
    /// <returns>A builder with one block more.</returns>
    /// <exception cref="ArgumentException">A layer of the block does not fit what comes before it, or the branches' shapes differ in more than the channels.</exception>
    public TBuilder Concatenate(params Func<BranchBuilder, BranchBuilder>[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        var modules = Factories;
        var layers = new List<IReadOnlyList<LayerSpec>>(branches.Length);
        foreach (var branch in branches)
        {
            var builder = Write(branch, $"Concatenate, branch {layers.Count + 1}, layer", modules);
            layers.Add(builder.Layers);
            modules = builder.Modules;
        }

        return With(new ConcatenateSpec(layers), modules);
    }

    private BranchBuilder Write(Func<BranchBuilder, BranchBuilder> branch, string sequence, ModuleFactories modules)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return branch(new BranchBuilder(NextPlace.Inside(sequence), NextInput, modules))
            ?? throw new ArgumentException($"{NextPlace.Path}, {sequence[..sequence.LastIndexOf(' ')].TrimEnd(',')}: the function returned null. Return the builder that its last step gives.");
    }
}
