using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

public sealed class NnHookTests
{
    [Fact]
    public void Hooks_RunInOrderAndReplaceInputAndOutput()
    {
        using var scope = NewDisposeScope();
        using var layer = Identity();
        var order = new List<string>();
        layer.register_forward_pre_hook((_, input) =>
        {
            order.Add("before");
            return input + 1;
        });
        layer.register_forward_pre_hook(module => order.Add("module before"));
        layer.register_forward_hook((_, input, output) =>
        {
            order.Add("after");
            return output * 10;
        });
        layer.register_forward_hook(module => order.Add("module after"));
        Golden.Values(layer.call(tensor(new float[] { 1, 2 }))).Should().Equal(20, 30);
        order.Should().Equal("module before", "before", "module after", "after");
        Golden.Values(layer.forward(tensor(new float[] { 1 }))).Should().Equal(new float[] { 1 }, "hooks belong to call");
    }

    [Fact]
    public void Hooks_ThatReturnNull_ChangeNothing()
    {
        using var scope = NewDisposeScope();
        using var layer = Identity();
        layer.register_forward_pre_hook((_, _) => null!);
        layer.register_forward_hook((_, _, _) => null!);
        Golden.Values(layer.call(tensor(new float[] { 3 }))).Should().Equal(3);
    }

    [Fact]
    public void Remove_EndsAHookAndLeavesTheOthers()
    {
        using var scope = NewDisposeScope();
        using var layer = Identity();
        var first = 0;
        var second = 0;
        var remover = layer.register_forward_hook(_ => first++);
        layer.register_forward_hook(_ => second++);
        layer.call(zeros(1));
        remover.remove();
        remover.remove();
        layer.call(zeros(1));
        (first, second).Should().Be((1, 2));
    }

    [Fact]
    public void Hook_ThatRemovesItself_RunsOnce()
    {
        using var scope = NewDisposeScope();
        using var layer = Identity();
        var calls = 0;
        HookableModule<Func<Module<Tensor, Tensor>, Tensor, Tensor>, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>>.HookRemover? remover = null;
        remover = layer.register_forward_hook(_ =>
        {
            calls++;
            remover!.remove();
        });
        layer.call(zeros(1));
        layer.call(zeros(1));
        calls.Should().Be(1);
    }

    [Fact]
    public void Hooks_InsideASequence_SeeActivationsAndTheirGradients()
    {
        using var scope = NewDisposeScope();
        using var model = Sequential(Linear(3, 4), ReLU(), Linear(4, 2));
        Tensor? activation = null;
        ((Module<Tensor, Tensor>)model[1]).register_forward_hook((_, _, output) =>
        {
            activation = output.alias();
            activation.retain_grad();
            return activation.alias();
        });
        model.call(Golden.Fill([2, 3], 1)).sum().backward();
        activation!.shape.Should().Equal(2, 4);
        activation.grad.Should().NotBeNull();
    }

    [Fact]
    public void Hooks_OfTwoInputs_ReplaceBoth()
    {
        using var scope = NewDisposeScope();
        using var loss = MSELoss(Reduction.Sum);
        loss.register_forward_pre_hook((_, input, target) => (target, target));
        loss.call(ones(3), zeros(3)).item<float>().Should().Be(0);
    }
}
