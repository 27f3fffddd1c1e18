using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

[Collection(TorchStateCollection.Name)]
public sealed class RandomTests
{
    [Fact]
    public void ManualSeed_SameSeed_GivesTheNumbersOfPython()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        initial_seed().Should().Be(42);
        rand(3).data<float>().ToArray().Should().Equal(0.882269263f, 0.915003955f, 0.382863760f);
        manual_seed(42);
        randn(3).data<float>().ToArray().Should().Equal(0.336690366f, 0.128809407f, 0.234462366f);
        manual_seed(42);
        randint(0, 100, [5]).data<long>().ToArray().Should().Equal(42, 67, 76, 14, 26);
        manual_seed(42);
        randperm(5).data<long>().ToArray().Should().Equal(2, 4, 3, 0, 1);
    }

    [Fact]
    public void RngState_SetBack_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        _ = rand(10);
        var state = get_rng_state();
        var first = randn(5).data<float>().ToArray();
        _ = rand(3);
        set_rng_state(state);
        randn(5).data<float>().ToArray().Should().Equal(first);
        state.dtype.Should().Be(ScalarType.Byte);
        var bytes = state.data<byte>().ToArray();
        set_rng_state(tensor(bytes));
        randn(5).data<float>().ToArray().Should().Equal(first);
    }

    [Fact]
    public void ManualSeed_ItsGeneratorDisposed_LeavesTheDefaultOneToOthers()
    {
        using (manual_seed(5))
        {
        }

        initial_seed().Should().Be(5);
        using var generator = Generator.Default;
        generator.initial_seed().Should().Be(5);
    }

    [Fact]
    public void SetRngState_OfAnotherSize_Throws()
    {
        using var state = zeros(10, dtype: ScalarType.Byte);
        var set = () => set_rng_state(state);
        set.Should().Throw<System.Runtime.InteropServices.ExternalException>().WithMessage("*but found the input RNG state size to be 10");
    }

    [Fact]
    public void Generator_OfItsOwn_LeavesTheDefaultOneAlone()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        manual_seed(1);
        var before = get_rng_state().data<byte>().ToArray();
        var numbers = rand(4, generator: generator).data<float>().ToArray();
        zeros(4).uniform_(0, 1, generator.manual_seed(5)).data<float>().ToArray().Should().Equal(numbers);
        generator.initial_seed().Should().Be(5);
        get_rng_state().data<byte>().ToArray().Should().Equal(before);
    }

    [Fact]
    public void RandomFills_ManyNumbers_HaveTheirDistribution()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var uniform = empty(100_000).uniform_(-1, 3);
        uniform.mean().item<float>().Should().BeApproximately(1, 0.02f);
        uniform.min().item<float>().Should().BeGreaterThanOrEqualTo(-1);
        uniform.max().item<float>().Should().BeLessThan(3);
        var normal = empty(100_000).normal_(2, 0.5);
        normal.mean().item<float>().Should().BeApproximately(2, 0.01f);
        normal.std().item<float>().Should().BeApproximately(0.5f, 0.01f);
        empty(100_000).bernoulli_(0.3).mean().item<float>().Should().BeApproximately(0.3f, 0.01f);
        tensor(new float[] { 1, 0, 3 }).multinomial(10_000, replacement: true).@float().mean().item<float>().Should().BeApproximately(1.5f, 0.05f);
    }
}
