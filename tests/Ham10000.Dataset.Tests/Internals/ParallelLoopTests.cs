namespace Ham10000.Dataset.Tests;

public sealed class ParallelLoopTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Body_IsCalledOncePerIndex(int threads)
    {
        var calls = new int[100];
        ParallelLoop.Run(calls.Length, threads, i => Interlocked.Increment(ref calls[i]));
        calls.Should().OnlyContain(count => count == 1);
    }

    [Fact]
    public void Run_BodyThrows_ThrowsThatAndNoBundle()
    {
        var run = () => ParallelLoop.Run(8, 2, _ => throw new IOException("The disk is full."));
        run.Should().ThrowExactly<IOException>().WithMessage("The disk is full.");
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        var run = () => ParallelLoop.Run(8, 2, _ => { }, new CancellationToken(canceled: true));
        run.Should().Throw<OperationCanceledException>();
    }
}
