using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

[Collection(TorchStateCollection.Name)]
public sealed class ThreadTests
{
    [Fact]
    public void Threads_AtTheStart_AreTheProcessorsOfTheProcess()
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null)
        {
            get_num_threads().Should().Be(Environment.ProcessorCount);
        }
    }

    [Fact]
    public void SetNumThreads_OnOneThread_HoldsOnOthersToo()
    {
        var before = get_num_threads();
        using var entered = new ManualResetEventSlim();
        using var changed = new ManualResetEventSlim();
        int atFirst = 0, afterwards = 0;
        var old = new Thread(() =>
        {
            atFirst = get_num_threads();
            entered.Set();
            changed.Wait();
            afterwards = get_num_threads();
        });
        old.Start();
        entered.Wait();
        try
        {
            set_num_threads(before + 1);
            changed.Set();
            old.Join();
            atFirst.Should().Be(before);
            afterwards.Should().Be(before + 1);
            var fresh = 0;
            var thread = new Thread(() => fresh = get_num_threads());
            thread.Start();
            thread.Join();
            fresh.Should().Be(before + 1);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void SetNumThreads_Zero_Throws()
    {
        var set = () => set_num_threads(0);
        set.Should().Throw<System.Runtime.InteropServices.ExternalException>()
            .WithMessage("The number of threads must be positive, got 0.");
    }

    [Fact]
    public void ManyThreads_WorkingAtOnce_ComputeRightAndDisposeWhatOthersMade()
    {
        var sums = new double[8];
        var handedOver = new TorchSharp.torch.Tensor[8];
        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() =>
        {
            using var scope = NewDisposeScope();
            var x = full(1000, (double)i, dtype: ScalarType.Float64);
            for (var step = 0; step < 50; step++)
            {
                sums[i] += (x * 2 + 1).sum().item<double>();
            }

            handedOver[i] = x.DetachFromDisposeScope();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        sums.Should().Equal(Enumerable.Range(0, 8).Select(i => 50.0 * 1000 * (2 * i + 1)));
        Array.ForEach(handedOver, tensor => tensor.Dispose());
    }
}
