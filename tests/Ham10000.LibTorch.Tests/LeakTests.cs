using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

[Collection(TorchStateCollection.Name)]
public sealed class LeakTests
{
    [Fact]
    public void ManySteps_InScopes_KeepCountAndMemoryFlat()
    {
        using var weights = randn(64, 64, requires_grad: true);
        Step(weights, 30);
        Settle();
        var (countBefore, memoryBefore) = (Tensor.TotalCount, ResidentMegabytes());
        Step(weights, 400);
        Settle();
        Tensor.TotalCount.Should().Be(countBefore);
        (ResidentMegabytes() - memoryBefore).Should().BeLessThan(40);
    }

    [Fact]
    public void ForgottenTensors_AreFreedByTheFinaliser()
    {
        Settle();
        var before = Tensor.TotalCount;
        Forget(100);
        Tensor.PeakCount.Should().BeGreaterThanOrEqualTo(before + 100);
        Settle();
        Tensor.TotalCount.Should().Be(before);
    }

    [Fact]
    public void Frombuffer_ManyTimes_ReleasesTheArrays()
    {
        var reference = Share();
        Settle();
        reference.IsAlive.Should().BeFalse();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Share()
        {
            var array = new float[100_000];
            using var tensor = frombuffer(array, ScalarType.Float32);
            return new WeakReference(array);
        }
    }

    // 1.6 MB of activations per step: leaking any of them shows at once.
    private static void Step(Tensor weights, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            var x = randn(2048, 64);
            var loss = x.matmul(weights).relu().square().mean();
            loss.backward();
            using (no_grad())
            {
                weights.sub_(weights.grad! * 0.01);
            }

            weights.grad!.zero_();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = zeros(10);
        }
    }

    private static void Settle()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static double ResidentMegabytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1048576.0;
    }
}
