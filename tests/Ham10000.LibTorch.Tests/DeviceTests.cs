using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1)]
    [InlineData("cuda", DeviceType.CUDA, -1)]
    [InlineData("cuda:1", DeviceType.CUDA, 1)]
    [InlineData("meta", DeviceType.META, -1)]
    public void Device_Description_GivesTypeAndIndex(string description, DeviceType type, int index)
    {
        var parsed = device(description);
        parsed.type.Should().Be(type);
        parsed.index.Should().Be(index);
        parsed.ToString().Should().Be(description);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:x")]
    [InlineData("cuda:0:1")]
    public void Device_UnknownDescription_Throws(string description)
    {
        var parse = () => device(description);
        parse.Should().Throw<ArgumentException>().WithMessage(
            $"'{description}' is no device. Expected cpu, cuda, mps or meta, and an index after a colon where there are several. (Parameter 'description')");
    }

    [Fact]
    public void Cuda_CountAndAvailability_Agree()
    {
        cuda.is_available().Should().Be(cuda.device_count() > 0);
        cuda_is_available().Should().Be(cuda.is_available());
        cuda.manual_seed_all(1);
    }

    [Fact]
    public void Tensor_OnTheProcessor_KnowsItsDevice()
    {
        using var x = zeros(1);
        x.device.ToString().Should().Be("cpu");
        x.device_type.Should().Be(DeviceType.CPU);
        x.is_cuda.Should().BeFalse();
        using var same = x.to(CPU);
        using var named = x.to("cpu");
        named.device_index.Should().Be(-1);
    }

    [Fact]
    public void Tensor_OnCuda_CopiesThereAndBack()
    {
        if (!cuda.is_available())
        {
            var move = () => zeros(1).cuda();
            move.Should().Throw<System.Runtime.InteropServices.ExternalException>();
            return;
        }

        using var scope = NewDisposeScope();
        var x = arange(6, dtype: ScalarType.Float32).pin_memory();
        x.is_pinned().Should().BeTrue();
        var there = x.to(CUDA, non_blocking: true);
        there.is_cuda.Should().BeTrue();
        (there * 2).cpu().data<float>().ToArray().Should().Equal(0, 2, 4, 6, 8, 10);
        cuda.synchronize();
    }

    [Fact]
    public void Tf32Switches_SetAndReset_Hold()
    {
        var (products, convolutions) = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        backends.cuda.matmul.allow_tf32 = !products;
        backends.cudnn.allow_tf32 = !convolutions;
        backends.cuda.matmul.allow_tf32.Should().Be(!products);
        backends.cudnn.allow_tf32.Should().Be(!convolutions);
        backends.cuda.matmul.allow_tf32 = products;
        backends.cudnn.allow_tf32 = convolutions;
    }
}
