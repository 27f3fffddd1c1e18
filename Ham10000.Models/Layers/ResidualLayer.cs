using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The input, or what a shortcut makes of it, plus what a branch makes of it.</summary>
internal sealed class ResidualLayer : BlockLayer
{
    private readonly LayerChain _branch;
    private readonly LayerChain? _shortcut;
    private readonly Activation _activation;

    public ResidualLayer(ResidualSpec spec, FeatureShape input, ModuleFactories modules)
        : base("Add")
    {
        _branch = Add(new LayerChain("branch", spec.Branch, input, modules));
        _shortcut = spec.Shortcut is null ? null : Add(new LayerChain("shortcut", spec.Shortcut, input, modules));
        _activation = spec.Activation;
    }

    public override FeatureShape OutputShape(FeatureShape input) => _branch.Layers[^1].Output;

    // The sum is a tensor of its own: in place, it would overwrite the block's input where the branch only passes that on, and what the
    // branch's last activation keeps for its gradient.
    public override Tensor forward(Tensor input)
    {
        using var branch = _branch.Run(input);
        using var shortcut = _shortcut?.Run(input);
        return branch.add(shortcut ?? input).Then(_activation);
    }

    public override OnnxValue Export(OnnxValue input) =>
        input.Then(_branch).Then("Add", _shortcut is null ? input : input.Then(_shortcut)).Then(_activation);
}
