using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorReductionTests
{
    [Fact]
    public void Sums_DimensionsAndTypes_GiveHandComputedNumbers()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 9 } });
        x.sum().item<float>().Should().Be(24);
        x.sum(0L).data<float>().ToArray().Should().Equal(5, 7, 12);
        x.sum([0, 1]).item<float>().Should().Be(24);
        x.sum(1, keepdim: true).shape.Should().Equal(2, 1);
        x.sum(ScalarType.Float64).dtype.Should().Be(ScalarType.Float64);
        x.mean().item<float>().Should().Be(4);
        x.mean([1]).data<float>().ToArray().Should().Equal(2, 6);
        x.mean([0, 1], keepdim: true).shape.Should().Equal(1, 1);
        x.prod(1).data<float>().ToArray().Should().Equal(6, 180);
        x.cumsum(1).data<float>().ToArray().Should().Equal(1, 3, 6, 4, 9, 18);
        tensor(new byte[] { 200, 200 }).sum().item<long>().Should().Be(400);
    }

    [Fact]
    public void Spreads_UnbiasedOrNot_DivideByTheRightCount()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 3 }, { 2, 6 } });
        x.var([1]).data<float>().ToArray().Should().Equal(2, 8);
        x.var([1], unbiased: false).data<float>().ToArray().Should().Equal(1, 4);
        x.std([1], unbiased: false).data<float>().ToArray().Should().Equal(1, 2);
        x.var(1, unbiased: false).shape.Should().Equal(2);
        x.var(unbiased: false).item<float>().Should().Be(3.5f);
        var (deviation, mean) = x.view(4).std_mean(unbiased: false);
        mean.item<float>().Should().Be(3);
        deviation.item<float>().Should().BeApproximately(MathF.Sqrt(3.5f), 1e-6f);
    }

    [Fact]
    public void Extremes_WholeAndAlongDimensions_GiveValuesAndPlaces()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 7, 3 }, { 9, 5, 2 } });
        x.max().item<float>().Should().Be(9);
        x.min().item<float>().Should().Be(1);
        x.argmax().item<long>().Should().Be(3);
        x.argmax(1).data<long>().ToArray().Should().Equal(1, 0);
        x.argmin(0, keepdim: true).shape.Should().Equal(1, 3);
        var (values, places) = x.max(1);
        values.data<float>().ToArray().Should().Equal(7, 9);
        places.data<long>().ToArray().Should().Equal(1, 0);
        x.amax([0]).data<float>().ToArray().Should().Equal(9, 7, 3);
        x.amin(1).data<float>().ToArray().Should().Equal(1, 2);
        var (top, topPlaces) = x.topk(2);
        top.data<float>().ToArray().Should().Equal(7, 3, 9, 5);
        topPlaces.data<long>().ToArray().Should().Equal(1, 2, 0, 1);
        var (sorted, order) = x.sort(descending: true);
        sorted.data<float>().ToArray().Should().Equal(7, 3, 1, 9, 5, 2);
        order.data<long>().ToArray().Should().Equal(1, 2, 0, 0, 1, 2);
        x.argsort().data<long>().ToArray().Should().Equal(0, 2, 1, 2, 1, 0);
        x.median().item<float>().Should().Be(3);
        x.quantile(tensor(0.5f), 1).data<float>().ToArray().Should().Equal(3, 5);
    }

    [Fact]
    public void Counts_AllAnyNonzeroBincount_CountElements()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new long[] { 0, 2, 2, 5 });
        x.bincount(null).data<long>().ToArray().Should().Equal(1, 0, 2, 0, 0, 1);
        x.bincount(tensor(new float[] { 1, 2, 3, 4 }), 7).data<float>().ToArray().Should().Equal(1, 0, 5, 0, 0, 4, 0);
        x.count_nonzero().item<long>().Should().Be(3);
        x.any().item<bool>().Should().BeTrue();
        x.all().item<bool>().Should().BeFalse();
        x.nonzero().data<long>().ToArray().Should().Equal(1, 2, 3);
        x.view(2, 2).all(1).data<bool>().ToArray().Should().Equal(false, true);
    }

    [Fact]
    public void Softmax_Rows_AddUpToOne()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 2, 3 }, { -5, 0, 10 } });
        x.softmax(1).sum(1).data<float>().ToArray().Should().AllSatisfy(sum => sum.Should().BeApproximately(1, 1e-6f));
        softmax(x, 1).allclose(x.log_softmax(1).exp()).Should().BeTrue();
        x.softmax(1, ScalarType.Float64).dtype.Should().Be(ScalarType.Float64);
        x.logsumexp(1).allclose(x.exp().sum(1).log(), rtol: 1e-4).Should().BeTrue();
        tensor(new float[] { 3, 4 }).norm().item<float>().Should().Be(5);
        x.abs().norm(1, p: 1).data<float>().ToArray().Should().Equal(6, 15);
    }
}
