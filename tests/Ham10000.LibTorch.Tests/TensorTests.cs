using TorchSharp;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorTests
{
    [Fact]
    public void Add_TwoTensors_AddsElements()
    {
        using var a = torch.tensor(new float[] { 1, 2, 3 });
        using var b = a + 1;
        b.data<float>().ToArray().Should().Equal(2, 3, 4);
    }

    [Fact]
    public void Backward_SumOfSquares_GivesTwiceTheInput()
    {
        using var x = torch.tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        using var y = (x * x).sum();
        y.backward();
        x.grad!.data<float>().ToArray().Should().Equal(2, 4, 6);
    }

    [Fact]
    public void View_ShapeThatDoesNotFit_ThrowsTheTextOfLibtorch()
    {
        using var a = torch.zeros(2, 3);
        var view = () => a.view(4);
        view.Should().Throw<System.Runtime.InteropServices.ExternalException>()
            .WithMessage("shape '[4]' is invalid for input of size 6");
    }
}
