using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorIndexingTests
{
    [Fact]
    public void Indexer_NumbersRangesAndMarks_SelectsLikePython()
    {
        using var scope = NewDisposeScope();
        var x = arange(24).view(2, 3, 4);
        x[1, 2, 3].item<long>().Should().Be(23);
        x[1].shape.Should().Equal(3, 4);
        x[-1, 0].data<long>().ToArray().Should().Equal(12, 13, 14, 15);
        x[TensorIndex.Ellipsis, TensorIndex.Single(0)].data<long>().ToArray().Should().Equal(0, 4, 8, 12, 16, 20);
        x[TensorIndex.Colon, TensorIndex.Slice(1, null), TensorIndex.Slice(0, 4, 2)].shape.Should().Equal(2, 2, 2);
        x[TensorIndex.None].shape.Should().Equal(1, 2, 3, 4);
        x[.., 1..].shape.Should().Equal(2, 2, 4);
        x[.., ..^1].shape.Should().Equal(2, 2, 4);
        x[.., ^1].data<long>().ToArray().Should().Equal(8, 9, 10, 11, 20, 21, 22, 23);
    }

    [Fact]
    public void Indexer_Tensors_GathersRowsAndMasks()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        x[tensor(new long[] { 2, 0 })].data<float>().ToArray().Should().Equal(5, 6, 1, 2);
        x[x > 3].data<float>().ToArray().Should().Equal(4, 5, 6);
        x.index(tensor(new long[] { 0, 1 }), tensor(new long[] { 1, 0 })).data<float>().ToArray().Should().Equal(2, 3);
        x.index_select(1, tensor(new long[] { 1 })).data<float>().ToArray().Should().Equal(2, 4, 6);
        x.gather(1, tensor(new long[,] { { 0 }, { 1 }, { 0 } })).data<float>().ToArray().Should().Equal(1, 4, 5);
        x.take(tensor(new long[] { 5, 0 })).data<float>().ToArray().Should().Equal(6, 1);
    }

    [Fact]
    public void Indexer_Set_WritesThrough()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[0, 1] = tensor(5f);
        x[1] = tensor(new float[] { 7, 8, 9 });
        x[x == 0] = -1f;
        x.data<float>().ToArray().Should().Equal(-1, 5, -1, 7, 8, 9);
        x.index_put_((Scalar)2, TensorIndex.Colon, TensorIndex.Single(0));
        x.data<float>().ToArray().Should().Equal(2, 5, -1, 2, 8, 9);
    }

    [Fact]
    public void Views_NarrowSelectSlice_ShareMemory()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3, 4);
        x.narrow(0, 1, 1).fill_(1);
        x.select(1, 0).fill_(2);
        x.slice(0, 2, 3, 1).add_(5);
        x.data<float>().ToArray().Should().Equal(2, 0, 0, 0, 2, 1, 1, 1, 7, 5, 5, 5);
    }

    [Fact]
    public void Scatters_WriteAddAndFill()
    {
        using var scope = NewDisposeScope();
        var index = tensor(new long[,] { { 1 }, { 0 } });
        zeros(2, 3).scatter(1, index, ones(2, 1)).data<float>().ToArray().Should().Equal(0, 1, 0, 1, 0, 0);
        ones(2, 3).scatter_add_(1, index, ones(2, 1)).data<float>().ToArray().Should().Equal(1, 2, 1, 2, 1, 1);
        zeros(3).index_add_(0, tensor(new long[] { 1, 1 }), ones(2), 2).data<float>().ToArray().Should().Equal(0, 4, 0);
        zeros(3).index_fill(0, tensor(new long[] { 2 }), 4).data<float>().ToArray().Should().Equal(0, 0, 4);
        zeros(2, 2).index_copy_(0, tensor(new long[] { 1 }), ones(1, 2)).data<float>().ToArray().Should().Equal(0, 0, 1, 1);
    }

    [Fact]
    public void Indexer_Outside_Throws()
    {
        using var x = zeros(2);
        var get = () => x[2];
        get.Should().Throw<System.Runtime.InteropServices.ExternalException>()
            .WithMessage("index 2 is out of bounds for dimension 0 with size 2");
    }

    [Fact]
    public void Data_OfAPermutedTensor_ReadsInTheOrderOfTheDimensions()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, dtype: ScalarType.Float32).view(2, 3).t();
        var data = x.data<float>();
        data.ToArray().Should().Equal(0, 3, 1, 4, 2, 5);
        data.Should().Equal(0, 3, 1, 4, 2, 5);
        data[2, 1].Should().Be(5);
        data[0, 1] = 30;
        data.CopyFrom([100f], tensorIndex: 5);
        x.contiguous().data<float>().ToArray().Should().Equal(0, 30, 1, 4, 2, 100);
        var part = new float[3];
        data.CopyTo(part, 1, 4);
        part.Should().Equal(0, 2, 100);
    }

    [Fact]
    public void Data_OfAnotherType_Throws()
    {
        using var x = zeros(2, 3);
        var read = () => x.data<double>();
        read.Should().Throw<ArgumentException>().WithMessage(
            "The elements of a tensor of Float32 with shape (2, 3) on cpu were asked for as Double. Convert the tensor first, with to(Float64).");
        var item = () => x.item<float>();
        item.Should().Throw<ArgumentException>()
            .WithMessage("item() of a tensor of Float32 with shape (2, 3) on cpu. Expected a tensor of one element.");
    }

    [Fact]
    public void Bytes_OfAContiguousTensor_AreItsMemory()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new byte[] { 1, 2, 3, 4 }).view(2, 2);
        x.bytes[3] = 40;
        x[1, 1].item<byte>().Should().Be(40);
        x.bytes = new byte[] { 9, 8, 7, 6 };
        x.data<byte>().ToArray().Should().Equal(9, 8, 7, 6);
        var strided = () => x.t().bytes.Length;
        strided.Should().Throw<InvalidOperationException>().WithMessage(
            "The bytes of a tensor of Byte with shape (2, 2) on cpu are not at hand. Expected a contiguous tensor on the processor of at most 2 GiB; use cpu() and contiguous().");
    }
}
