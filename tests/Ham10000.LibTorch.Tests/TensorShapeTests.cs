using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorShapeTests
{
    [Fact]
    public void View_SharesMemory_AndInfersOneSize()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, dtype: ScalarType.Float32);
        var view = x.view(2, -1);
        view.fill_(7);
        view.shape.Should().Equal(2, 3);
        x.data<float>().ToArray().Should().OnlyContain(element => element == 7);
    }

    [Fact]
    public void Permute_NchwToNhwc_ChangesStridesOnly()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, 5);
        var y = x.permute(0, 2, 3, 1);
        y.shape.Should().Equal(2, 4, 5, 3);
        y.stride().Should().Equal(60, 5, 1, 20);
        y.is_contiguous().Should().BeFalse();
        y.contiguous().stride().Should().Equal(60, 15, 3, 1);
        x.stride(1).Should().Be(20);
        x.size(-1).Should().Be(5);
    }

    [Fact]
    public void Frombuffer_ViewAndPermute_GivesChannelsLastStridesWithoutACopy()
    {
        using var scope = NewDisposeScope();
        var pixels = new float[2 * 4 * 5 * 3];
        var images = frombuffer(pixels, ScalarType.Float32).view(2, 4, 5, 3).permute(0, 3, 1, 2);
        images.shape.Should().Equal(2, 3, 4, 5);
        images.stride().Should().Equal(60, 1, 15, 3);
        pixels[1] = 9;
        images[0, 1, 0, 0].item<float>().Should().Be(9);
        images.relu().stride().Should().Equal(60, 1, 15, 3);
    }

    [Fact]
    public void Shapes_EveryFunction_GivesItsShape()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4);
        x.flatten().shape.Should().Equal(24);
        x.flatten(1).shape.Should().Equal(2, 12);
        x.unflatten(2, 2, 2).shape.Should().Equal(2, 3, 2, 2);
        x.reshape(4, 6).shape.Should().Equal(4, 6);
        x.transpose(0, 2).shape.Should().Equal(4, 3, 2);
        x.movedim([0], [2]).shape.Should().Equal(3, 4, 2);
        x.unsqueeze(1).shape.Should().Equal(2, 1, 3, 4);
        x.unsqueeze(0).squeeze().shape.Should().Equal(2, 3, 4);
        x.unsqueeze(0).squeeze(0).shape.Should().Equal(2, 3, 4);
        zeros(1, 3, 1).expand(5, 3, -1).shape.Should().Equal(5, 3, 1);
        x.repeat(2, 1, 1).shape.Should().Equal(4, 3, 4);
        x.tile([1, 1, 2]).shape.Should().Equal(2, 3, 8);
        zeros(1, 3).broadcast_to(4, 3).shape.Should().Equal(4, 3);
        zeros(3, 2).t().shape.Should().Equal(2, 3);
        x.unfold(2, 2, 1).shape.Should().Equal(2, 3, 3, 2);
        x.ravel().shape.Should().Equal(24);
        x.view_as(zeros(6, 4)).shape.Should().Equal(6, 4);
        x.numel().Should().Be(24);
        x.ndim.Should().Be(3);
    }

    [Fact]
    public void Orders_FlipRollRepeat_MoveElements()
    {
        using var scope = NewDisposeScope();
        var x = arange(4);
        x.flip(0).data<long>().ToArray().Should().Equal(3, 2, 1, 0);
        x.roll([1], [0]).data<long>().ToArray().Should().Equal(3, 0, 1, 2);
        x.repeat_interleave(2).data<long>().ToArray().Should().Equal(0, 0, 1, 1, 2, 2, 3, 3);
        x.unfold(0, 2, 2).data<long>().ToArray().Should().Equal(0, 1, 2, 3);
    }

    [Fact]
    public void InPlaceShapes_ChangeTheTensorItself()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3);
        x.unsqueeze_(0);
        x.shape.Should().Equal(1, 3);
        x.squeeze_(0);
        x.shape.Should().Equal(3);
    }

    [Fact]
    public void CatAndStack_JoinAlongDimensions()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (zeros(2, 3), ones(2, 3));
        cat([a, b], 1).shape.Should().Equal(2, 6);
        stack([a, b], 1).shape.Should().Equal(2, 2, 3);
        cat([a, b]).data<float>().ToArray().Should().Equal(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    }

    [Fact]
    public void Splits_PartsAddUpToTheWhole()
    {
        using var scope = NewDisposeScope();
        var x = arange(10);
        x.chunk(3).Select(part => part.numel()).Should().Equal(4, 4, 2);
        x.split(4).Select(part => part.numel()).Should().Equal(4, 4, 2);
        x.split([1, 9], 0).Select(part => part.numel()).Should().Equal(1, 9);
        x.view(2, 5).unbind().Select(part => part.numel()).Should().Equal(5, 5);
        cat(x.split(3)).data<long>().ToArray().Should().Equal(x.data<long>().ToArray());
    }

    [Fact]
    public void Meshgrid_TwoVectors_GivesCoordinates()
    {
        using var scope = NewDisposeScope();
        var grids = meshgrid([arange(2), arange(3)]);
        grids[0].data<long>().ToArray().Should().Equal(0, 0, 0, 1, 1, 1);
        grids[1].data<long>().ToArray().Should().Equal(0, 1, 2, 0, 1, 2);
    }

    [Fact]
    public void Reshape_AnyShape_KeepsTheElementsInOrder()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), elements =>
        {
            using var scope = NewDisposeScope();
            var back = tensor(elements).reshape(-1, 1).transpose(0, 1).contiguous().data<int>().ToArray();
            return back.AsSpan().SequenceEqual(elements);
        });
        Check.QuickThrowOnFailure(property);
    }
}
