using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorCreationTests
{
    public static TheoryData<Array, ScalarType> ArraysOfEveryType => new()
    {
        { new[] { true, false, true, true, false, false }, ScalarType.Bool },
        { new byte[] { 0, 1, 2, 3, 254, 255 }, ScalarType.Byte },
        { new sbyte[] { -128, -1, 0, 1, 2, 127 }, ScalarType.Int8 },
        { new short[] { -32768, -1, 0, 1, 2, 32767 }, ScalarType.Int16 },
        { new[] { int.MinValue, -1, 0, 1, 2, int.MaxValue }, ScalarType.Int32 },
        { new[] { long.MinValue, -1, 0, 1, 2, long.MaxValue }, ScalarType.Int64 },
        { new[] { (Half)(-1.5f), (Half)0, (Half)0.25f, (Half)1, (Half)2, Half.MaxValue }, ScalarType.Float16 },
        { new[] { -1.5f, 0, 0.1f, 1, 2, float.MaxValue }, ScalarType.Float32 },
        { new[] { -1.5, 0, 0.1, 1, 2, double.MaxValue }, ScalarType.Float64 },
    };

    [Theory]
    [MemberData(nameof(ArraysOfEveryType))]
    public void FromArray_EveryType_KeepsTypeShapeAndBits(Array array, ScalarType type)
    {
        using var tensor = from_array(array);
        using var square = tensor.reshape(2, 3);
        tensor.dtype.Should().Be(type);
        square.shape.Should().Equal(2, 3);
        square.is_cpu().Should().BeTrue();
        Elements(tensor).Should().Equal(array.Cast<object>());
    }

    [Theory]
    [MemberData(nameof(ArraysOfEveryType))]
    public void Frombuffer_EveryType_SharesTheMemory(Array array, ScalarType type)
    {
        using var tensor = frombuffer(array, type);
        Elements(tensor).Should().Equal(array.Cast<object>());
        using (tensor.zero_())
        {
        }

        array.Cast<object>().Should().AllSatisfy(element => Convert.ToDouble(element is Half half ? (float)half : element).Should().Be(0));
    }

    [Fact]
    public void Bfloat16_FromSingle_RoundsToSevenFractionBits()
    {
        using var tensor = torch.tensor(new[] { 1f, 1.00390625f, 1.01171875f, -3.14159274f }, dtype: ScalarType.BFloat16);
        using var back = tensor.@float();
        tensor.dtype.Should().Be(ScalarType.BFloat16);
        tensor.ElementSize.Should().Be(2);
        back.data<float>().ToArray().Should().Equal(1f, 1f, 1.015625f, -3.140625f);
    }

    [Fact]
    public void Frombuffer_OffsetAndCount_TakesThatPartWithoutACopy()
    {
        var array = new float[] { 0, 1, 2, 3, 4, 5, 6, 7 };
        using var tensor = frombuffer(array, ScalarType.Float32, count: 4, offset: 2);
        tensor.data<float>().ToArray().Should().Equal(2, 3, 4, 5);
        array[3] = 30;
        tensor[1].item<float>().Should().Be(30);
        using var _ = tensor.add_(100);
        array.Should().Equal(0, 1, 102, 130, 104, 105, 6, 7);
    }

    [Fact]
    public void Frombuffer_MemoryOutlivesTheArrayReference_UntilTheTensorIsGone()
    {
        using var tensor = OfForgottenArray();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = new byte[1 << 20];
        }

        tensor.data<int>().ToArray().Should().Equal(Enumerable.Range(0, 1000));

        static Tensor OfForgottenArray() => frombuffer(Enumerable.Range(0, 1000).ToArray(), ScalarType.Int32);
    }

    [Fact]
    public void Frombuffer_OffsetOutside_Throws()
    {
        var make = () => frombuffer(new float[3], ScalarType.Float32, offset: 3);
        make.Should().Throw<ArgumentException>()
            .WithMessage("The offset is 3. Expected 0 or more and less than the array's 3 elements. (Parameter 'offset')");
    }

    [Fact]
    public void Frombuffer_CountTooLarge_Throws()
    {
        var make = () => frombuffer(new float[3], ScalarType.Float32, count: 3, offset: 1);
        make.Should().Throw<IndexOutOfRangeException>()
            .WithMessage("The count is 3. Expected at most 2: the array has 3 elements, and the offset is 1.");
    }

    [Fact]
    public void Frombuffer_ElementsOfAnotherSize_Throws()
    {
        var make = () => frombuffer(new float[3], ScalarType.Float64);
        make.Should().Throw<ArgumentException>().WithMessage(
            "The array's elements have 4 bytes, those of Float64 8. Expected the same size; use torch.tensor to convert. (Parameter 'type')");
    }

    [Fact]
    public void Tensor_ArrayAndShape_Copies()
    {
        var array = new float[] { 1, 2, 3, 4, 5, 6 };
        using var tensor = torch.tensor(array, [2, 3], dtype: ScalarType.Float64);
        array[0] = 100;
        tensor.shape.Should().Equal(2, 3);
        tensor.data<double>().ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void Tensor_ShapeOfAnotherSize_Throws()
    {
        var make = () => torch.tensor(new float[5], [2, 3]);
        make.Should().Throw<ArgumentException>()
            .WithMessage("The shape (2, 3) holds 6 elements, the array 5. (Parameter 'shape')");
    }

    [Fact]
    public void Tensor_Grids_HaveTheShapeOfTheArray()
    {
        using var two = torch.tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        using var three = torch.tensor(new long[2, 1, 4]);
        using var four = torch.tensor(new double[1, 2, 3, 4], requires_grad: true);
        two.shape.Should().Equal(2, 3);
        two.data<float>().ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
        three.shape.Should().Equal(2, 1, 4);
        four.shape.Should().Equal(1, 2, 3, 4);
        four.requires_grad.Should().BeTrue();
    }

    [Fact]
    public void Tensor_EmptyArray_HasNoElements()
    {
        using var tensor = torch.tensor(Array.Empty<float>());
        tensor.shape.Should().Equal(0);
        tensor.dtype.Should().Be(ScalarType.Float32);
    }

    [Fact]
    public void Filled_Shapes_HoldTheirNumbers()
    {
        using var scope = NewDisposeScope();
        zeros(2, 3).data<float>().ToArray().Should().Equal(0, 0, 0, 0, 0, 0);
        ones(new long[] { 2 }, dtype: ScalarType.Int64).data<long>().ToArray().Should().Equal(1, 1);
        full(2, 2, 2.5).data<float>().ToArray().Should().Equal(2.5f, 2.5f, 2.5f, 2.5f);
        full(3, 7).dtype.Should().Be(ScalarType.Int64);
        eye(2, 3).data<float>().ToArray().Should().Equal(1, 0, 0, 0, 1, 0);
        empty(4, 5, 6, 7).shape.Should().Equal(4, 5, 6, 7);
        zeros_like(ones(2, dtype: ScalarType.Int32)).data<int>().ToArray().Should().Equal(0, 0);
        ones(2).full_like(3, dtype: ScalarType.Float64).data<double>().ToArray().Should().Equal(3, 3);
    }

    [Fact]
    public void Ranges_Arguments_GiveTheirNumbers()
    {
        using var scope = NewDisposeScope();
        arange(4).data<long>().ToArray().Should().Equal(0, 1, 2, 3);
        arange(1, 2, 0.25f).data<float>().ToArray().Should().Equal(1, 1.25f, 1.5f, 1.75f);
        arange(5, 8, dtype: ScalarType.Float64).data<double>().ToArray().Should().Equal(5, 6, 7);
        linspace(0, 1, 5).data<float>().ToArray().Should().Equal(0, 0.25f, 0.5f, 0.75f, 1);
    }

    [Fact]
    public void Scalars_EveryType_HaveNoDimensions()
    {
        using var scope = NewDisposeScope();
        torch.tensor(1.5f).item<float>().Should().Be(1.5f);
        torch.tensor(1.5).item<double>().Should().Be(1.5);
        torch.tensor(7).item<int>().Should().Be(7);
        torch.tensor(7L).item<long>().Should().Be(7);
        torch.tensor(true).item<bool>().Should().BeTrue();
        torch.tensor((byte)7).item<byte>().Should().Be(7);
        torch.tensor(1.5f).shape.Should().BeEmpty();
        Tensor implicitly = 2.5f;
        ((float)implicitly).Should().Be(2.5f);
        ((long)torch.tensor(7L)).Should().Be(7);
    }

    [Fact]
    public void Names_Given_AreNotSupported()
    {
        var make = () => zeros(2, names: ["N"]);
        make.Should().Throw<NotSupportedException>().WithMessage("Named dimensions are not supported here. Leave names null.");
    }

    [Fact]
    public void ArrayOfStrings_IsNotSupported()
    {
        var make = () => from_array(new[] { "a" });
        make.Should().Throw<NotSupportedException>().WithMessage(
            "Elements of type System.String have no tensor type. Expected bool, byte, sbyte, short, int, long, Half, float or double.");
    }

    private static object[] Elements(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Bool => [.. tensor.data<bool>().ToArray().Cast<object>()],
        ScalarType.Byte => [.. tensor.data<byte>().ToArray().Cast<object>()],
        ScalarType.Int8 => [.. tensor.data<sbyte>().ToArray().Cast<object>()],
        ScalarType.Int16 => [.. tensor.data<short>().ToArray().Cast<object>()],
        ScalarType.Int32 => [.. tensor.data<int>().ToArray().Cast<object>()],
        ScalarType.Int64 => [.. tensor.data<long>().ToArray().Cast<object>()],
        ScalarType.Float16 => [.. tensor.data<Half>().ToArray().Cast<object>()],
        ScalarType.Float32 => [.. tensor.data<float>().ToArray().Cast<object>()],
        _ => [.. tensor.data<double>().ToArray().Cast<object>()],
    };

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Data_FromAPlaceOutsideTheTensor_Throws(long place)
    {
        using var values = arange(3);
        var array = new long[2];
        var copyOut = () => values.data<long>().CopyTo(array, tensorIndex: place);
        var copyIn = () => values.data<long>().CopyFrom(array, tensorIndex: place);
        copyOut.Should().Throw<ArgumentOutOfRangeException>();
        copyIn.Should().Throw<ArgumentOutOfRangeException>();
        values.data<long>().CopyTo(array, tensorIndex: 2);
        array.Should().Equal(2, 0);
    }
}
