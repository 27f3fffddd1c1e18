using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

public sealed class NnStateDictTests
{
    [Fact]
    public void StateDict_HoldsParametersThenPersistentBuffers()
    {
        using var block = new GatedBlock();
        var state = block.state_dict();
        state.Keys.Should().Equal(
            "gate", "convolution.weight", "norm.weight", "norm.bias", "tail.0.weight", "tail.0.bias", "scale", "norm.running_mean",
            "norm.running_var", "norm.num_batches_tracked");
        state["gate"].Should().BeSameAs(block.get_parameter("gate"));
        state["convolution.weight"].shape.Should().Equal(3, 2, 3, 3);
        state["norm.num_batches_tracked"].dtype.Should().Be(ScalarType.Int64);
        block.state_dict([], "block").Keys.Should().StartWith("block.gate");
    }

    [Fact]
    public void LoadStateDict_FromAnotherModule_CopiesValuesAndConvertsTypes()
    {
        using var source = new GatedBlock();
        using var target = new GatedBlock();
        init.constant_(source.get_buffer("norm.running_mean")!, 0.25);
        source.@double();
        var (missing, unexpected) = target.load_state_dict(source.state_dict());
        missing.Should().BeEmpty();
        unexpected.Should().BeEmpty();
        foreach (var (key, value) in source.state_dict())
        {
            Golden.Values(target.state_dict()[key]).Should().Equal(Golden.Values(value));
        }

        target.get_parameter("gate")!.dtype.Should().Be(ScalarType.Float32);
        target.get_parameter("gate")!.requires_grad.Should().BeTrue();
    }

    [Fact]
    public void LoadStateDict_StrictWithOtherKeys_NamesThemAndLoadsNothing()
    {
        using var source = Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2)));
        using var target = Sequential(("a", Linear(2, 2)), ("c", Linear(2, 2, false)));
        var before = Golden.Values(target.get_parameter("a.weight")!);
        ((Action)(() => target.load_state_dict(source.state_dict()))).Should().Throw<InvalidOperationException>().WithMessage(
            "The state dictionary does not fit module 'Sequential'. Missing keys: c.weight. Unexpected keys: b.weight, b.bias. " +
            "Pass strict: false to load what both have.");
        Golden.Values(target.get_parameter("a.weight")!).Should().Equal(before);
    }

    [Fact]
    public void LoadStateDict_NotStrict_LoadsWhatBothHaveAndTellsTheRest()
    {
        using var source = Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2)));
        using var target = Sequential(("a", Linear(2, 2)), ("c", Linear(2, 2, false)));
        var bias = Golden.Values(target.get_parameter("a.bias")!);
        var (missing, unexpected) = target.load_state_dict(source.state_dict(), false, ["a.bias"]);
        missing.Should().Equal("c.weight");
        unexpected.Should().Equal("b.weight", "b.bias");
        Golden.Values(target.get_parameter("a.weight")!).Should().Equal(Golden.Values(source.get_parameter("a.weight")!));
        Golden.Values(target.get_parameter("a.bias")!).Should().Equal(bias, "it was to be skipped");
    }

    [Fact]
    public void LoadStateDict_OfAnotherShape_NamesTheKeyAndLoadsNothing()
    {
        using var source = Sequential(("a", Linear(2, 2, false)), ("b", Linear(2, 3)));
        using var target = Sequential(("a", Linear(2, 2, false)), ("b", Linear(2, 4)));
        var before = Golden.Values(target.get_parameter("a.weight")!);
        ((Action)(() => target.load_state_dict(source.state_dict()))).Should().Throw<InvalidOperationException>().WithMessage(
            "The state dictionary does not fit module 'Sequential': 'b.weight' has shape (3, 2). Expected (4, 2).");
        Golden.Values(target.get_parameter("a.weight")!).Should().Equal(before);
    }
}
