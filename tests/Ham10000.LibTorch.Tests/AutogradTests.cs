using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class AutogradTests
{
    [Fact]
    public void Backward_SumOfSquares_GivesTwiceTheInput()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        x.grad.Should().BeNull();
        (x * x).sum().backward();
        x.grad!.data<float>().ToArray().Should().Equal(2, 4, 6);
        (x * x).sum().backward();
        x.grad!.data<float>().ToArray().Should().Equal(4, 8, 12);
        x.grad = null;
        x.grad.Should().BeNull();
        x.is_leaf.Should().BeTrue();
        (x * 2).is_leaf.Should().BeFalse();
    }

    [Fact]
    public void Grad_ProductOfTwo_GivesBothWithoutTouchingGrad()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(3f, requires_grad: true), tensor(5f, requires_grad: true));
        var grads = autograd.grad([x * y], [x, y]);
        grads[0].item<float>().Should().Be(5);
        grads[1].item<float>().Should().Be(3);
        x.grad.Should().BeNull();
    }

    [Fact]
    public void Grad_Twice_GivesTheSecondDerivative()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        first.item<double>().Should().Be(12);
        autograd.grad([first], [x])[0].item<double>().Should().Be(12);
    }

    [Fact]
    public void Grad_UnusedInput_IsNullOrAnError()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(1, requires_grad: true), ones(1, requires_grad: true));
        var grads = autograd.grad([x * 2], [x, y], allow_unused: true);
        grads[1].Should().BeNull();
        var strict = () => autograd.grad([x * 2], [x, y]);
        strict.Should().Throw<System.Runtime.InteropServices.ExternalException>().WithMessage(
            "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.");
    }

    [Fact]
    public void Backward_WithVectorAndInputs_AddsToThoseOnly()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(2, requires_grad: true), ones(2, requires_grad: true));
        (x * 3 * y).backward([tensor(new float[] { 1, 10 })], inputs: [x]);
        x.grad!.data<float>().ToArray().Should().Equal(3, 30);
        y.grad.Should().BeNull();
    }

    [Fact]
    public void Backward_SecondTimeWithoutRetaining_Throws()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var kept = x.exp().sum();
        kept.backward(retain_graph: true);
        kept.backward();
        var again = () => kept.backward();
        again.Should().Throw<System.Runtime.InteropServices.ExternalException>().WithMessage(
            "Trying to backward through the graph a second time*");
    }

    [Fact]
    public void Detach_CutsTheGraph_AndRetainGradKeepsAnInnerGradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var inner = x * 2;
        inner.retain_grad();
        (inner * inner.detach()).sum().backward();
        inner.grad!.data<float>().ToArray().Should().Equal(2, 2);
        x.grad!.data<float>().ToArray().Should().Equal(4, 4);
        x.requires_grad_(false).requires_grad.Should().BeFalse();
    }

    [Fact]
    public void DetectAnomaly_NotANumberInBackward_Throws()
    {
        using var scope = NewDisposeScope();
        using var mode = autograd.detect_anomaly();
        var x = zeros(1, requires_grad: true);
        var y = (x.sqrt() * 0).sum();
        var backward = () => y.backward();
        backward.Should().Throw<System.Runtime.InteropServices.ExternalException>()
            .WithMessage("Function 'SqrtBackward0' returned nan values in its 0th output.");
    }

    [Fact]
    public void Backward_SmoothFunctions_AgreesWithDifferences()
    {
        var functions = new Func<Tensor, Tensor>[]
        {
            x => x.sin(), x => x.exp(), x => x.tanh(), x => x.sigmoid(), x => x.silu(), x => x.softplus(), x => x.erf(),
            x => x.square() * 0.5, x => x.log_softmax(0), x => (x * x + 1).log(), x => (x * x + 1).rsqrt(), x => x.cos().pow(2),
        };
        var elements = Gen.ArrayOf(Gen.Choose(-200, 200).Select(i => i / 100.0), 4);
        var property = Prop.ForAll(Arb.From(elements), Arb.From(Gen.Elements(functions)), (values, function) =>
        {
            using var scope = NewDisposeScope();
            var weights = tensor([1.0, -0.5, 2.0, 0.25]);
            double F(double[] at) => (function(tensor(at)) * weights).sum().item<double>();
            var x = tensor(values, requires_grad: true);
            (function(x) * weights).sum().backward();
            var analytic = x.grad!.data<double>().ToArray();
            return Enumerable.Range(0, values.Length).All(i =>
            {
                double[] up = [.. values], down = [.. values];
                up[i] += 1e-5;
                down[i] -= 1e-5;
                return Math.Abs((F(up) - F(down)) / 2e-5 - analytic[i]) < 1e-6;
            });
        });
        Check.QuickThrowOnFailure(property);
    }
}
