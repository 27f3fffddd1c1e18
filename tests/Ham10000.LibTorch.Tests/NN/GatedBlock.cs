using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

/// <summary>A custom module with every kind of part.</summary>
internal sealed class GatedBlock : Module<Tensor, Tensor>
{
#pragma warning disable IDE1006 // A field's name is its part's key in the state dictionary, and keys have no underscore in front.
    private readonly Conv2d convolution;
    private readonly BatchNorm2d norm;
    private readonly Parameter gate;
    private readonly Tensor scale;
    private readonly ModuleList<Module<Tensor, Tensor>> tail;
#pragma warning restore IDE1006

    public GatedBlock()
        : base(nameof(GatedBlock))
    {
        convolution = Conv2d(2, 3, 3, padding: 1, bias: false);
        norm = BatchNorm2d(3);
        gate = Parameter(ones(3, 1, 1));
        scale = tensor(0.5f);
        tail = ModuleList<Module<Tensor, Tensor>>(Conv2d(3, 2, 1), Dropout(0.5));
        RegisterComponents();
        register_buffer("scratch", zeros(2), persistent: false);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = norm.call(convolution.call(input)) * gate * scale;
        foreach (var module in tail)
        {
            x = module.call(x);
        }

        return x.MoveToOuterDisposeScope();
    }
}
