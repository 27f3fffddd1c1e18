using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class GradientModeTests
{
    [Fact]
    public void NoGrad_Scope_RecordsNothingAndRestores()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        using (no_grad())
        {
            is_grad_enabled().Should().BeFalse();
            (x * 2).requires_grad.Should().BeFalse();
            using (enable_grad())
            {
                (x * 2).requires_grad.Should().BeTrue();
            }

            is_grad_enabled().Should().BeFalse();
        }

        is_grad_enabled().Should().BeTrue();
        (x * 2).requires_grad.Should().BeTrue();
    }

    [Fact]
    public void InferenceMode_Scope_MakesTensorsThatNeverTakePart()
    {
        using var scope = NewDisposeScope();
        Tensor made;
        using (inference_mode())
        {
            is_inference_mode_enabled().Should().BeTrue();
            made = ones(1);
        }

        is_inference_mode_enabled().Should().BeFalse();
        var x = ones(1, requires_grad: true);
        var use = () => x * made;
        use.Should().Throw<System.Runtime.InteropServices.ExternalException>().WithMessage(
            "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.");
    }

    [Fact]
    public void Modes_OfOneThread_LeaveOthersAlone()
    {
        using var mode = no_grad();
        using var inference = inference_mode();
        var (gradients, inferring) = OnAnotherThread(() => (is_grad_enabled(), is_inference_mode_enabled()));
        gradients.Should().BeTrue();
        inferring.Should().BeFalse();
    }

    [Fact]
    public void NoGrad_LeftOnAnotherThread_Throws()
    {
        using var mode = no_grad();
        var here = Environment.CurrentManagedThreadId;
        var (there, error) = OnAnotherThread(() =>
            (Environment.CurrentManagedThreadId, Record.Exception(mode.Dispose)));
        error.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be(
            $"torch.no_grad() was entered on thread {here} and left on thread {there}. The mode belongs to a thread: leave it where it was entered, with no await in between.");
        is_grad_enabled().Should().BeFalse();
    }

    private static T OnAnotherThread<T>(Func<T> function)
    {
        var result = default(T)!;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result;
    }
}
