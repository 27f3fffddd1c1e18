using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A module as a user writes it: weighs the maps by what a dense layer makes of their means, with views, a dropout, a buffer, and an
/// activation in place on what it was given.</summary>
public sealed class Gate : nn.Module<Tensor, Tensor>
{
    private readonly Linear _weigh;
    private readonly TorchSharp.Modules.Dropout _drop = nn.Dropout(0.5);

    public Gate(int channels)
        : base(nameof(Gate))
    {
        _weigh = nn.Linear(channels, channels);
        register_module("weigh", _weigh);
        register_module("drop", _drop);
        register_buffer("scale", full([1], 2f));
    }

    public bool SawTraining { get; private set; }

    public override Tensor forward(Tensor input)
    {
        SawTraining = training && _drop.training;
        var positive = input.relu_();
        using var pixels = positive.view(positive.size(0), positive.size(1), -1);
        using var means = pixels.mean([2]);
        using var weights = _weigh.call(means);
        using var gates = weights.sigmoid().mul(get_buffer("scale")!);
        using var wide = gates.view(gates.size(0), gates.size(1), 1, 1);
        return positive.mul(wide);
    }
}
