using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorArithmeticTests
{
    [Fact]
    public void Operators_TensorsAndNumbers_ComputeElementByElement()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new float[] { 1, 2, 3 }), tensor(new float[] { 4, 5, 8 }));
        Floats(a + b).Should().Equal(5, 7, 11);
        Floats(a - b).Should().Equal(-3, -3, -5);
        Floats(a * b).Should().Equal(4, 10, 24);
        Floats(b / a).Should().Equal(4, 2.5f, 8f / 3);
        Floats(b % a).Should().Equal(0, 1, 2);
        Floats(-a).Should().Equal(-1, -2, -3);
        Floats(1 - a).Should().Equal(0, -1, -2);
        Floats(6f / a).Should().Equal(6, 3, 2);
        Floats(2.0 * a).Should().Equal(2, 4, 6);
        Floats(a + 1L).Should().Equal(2, 3, 4);
        Floats(a * (Scalar)3).Should().Equal(3, 6, 9);
    }

    [Fact]
    public void Operators_NumberAndTensor_KeepTheTensorsType()
    {
        using var scope = NewDisposeScope();
        (zeros(1) + 1.5).dtype.Should().Be(ScalarType.Float32);
        (zeros(1, dtype: ScalarType.BFloat16) * 2f).dtype.Should().Be(ScalarType.BFloat16);
        (zeros(1, dtype: ScalarType.Int32) + 1L).dtype.Should().Be(ScalarType.Int32);
        (zeros(1, dtype: ScalarType.Int32) + 0.5f).dtype.Should().Be(ScalarType.Float32);
        (ones(1, dtype: ScalarType.Int32) / 2).item<float>().Should().Be(0.5f);
    }

    [Fact]
    public void InPlaceForms_ChangeTheTensorAndReturnIt()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 4, 9 });
        var same = x.sqrt_();
        same.add_(1).mul_(2).sub_(tensor(new float[] { 1, 1, 1 })).true_divide_(2).neg_().abs_().clamp_(max: 3);
        Floats(x).Should().Equal(1.5f, 2.5f, 3f);
        Floats(same).Should().Equal(Floats(x));
        Floats(x.add_(ones(3), 2)).Should().Equal(3.5f, 4.5f, 5f);
        Floats(x.zero_()).Should().Equal(0, 0, 0);
        Floats(x.fill_(4)).Should().Equal(4, 4, 4);
        Floats(x.copy_(arange(3))).Should().Equal(0, 1, 2);
    }

    [Fact]
    public void Add_WithAlpha_ScalesTheSecond()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        Floats(x.add(full(2, 3.0), 0.5)).Should().Equal(2.5f, 2.5f);
        Floats(x.addcmul(full(2, 3.0), full(2, 2.0), 0.5)).Should().Equal(4, 4);
        Floats(x.addcdiv_(full(2, 3.0), full(2, 2.0), -1)).Should().Equal(-0.5f, -0.5f);
        Floats(lerpOf(0.25f)).Should().Equal(1.5f, 1.5f);

        static Tensor lerpOf(float weight) => ones(2).lerp(full(2, 3.0), tensor(weight));
    }

    [Fact]
    public void IntegerDivision_EveryRounding_FollowsPython()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new long[] { 7, -7 });
        x.floor_divide(2).data<long>().ToArray().Should().Equal(3, -4);
        x.remainder(4).data<long>().ToArray().Should().Equal(3, 1);
        x.fmod(4).data<long>().ToArray().Should().Equal(3, -3);
    }

    [Fact]
    public void Products_OfMatrices_GiveHandComputedNumbers()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        var b = tensor(new float[,] { { 5, 6 }, { 7, 8 } });
        Floats(a.matmul(b)).Should().Equal(19, 22, 43, 50);
        Floats(mm(a, b)).Should().Equal(19, 22, 43, 50);
        Floats(a.mv(tensor(new float[] { 1, 1 }))).Should().Equal(3, 7);
        a.view(4).dot(b.view(4)).item<float>().Should().Be(70);
        Floats(ones(2, 2).addmm(a, b, beta: 10, alpha: 2)).Should().Equal(48, 54, 96, 110);
        Floats(stack([a, b]).bmm(stack([b, a]))).Should().Equal(19, 22, 43, 50, 23, 34, 31, 46);
        Floats(einsum("ij,jk->ik", a, b)).Should().Equal(19, 22, 43, 50);
        Floats(tensor(new float[] { 1, 2 }).outer(tensor(new float[] { 3, 4 }))).Should().Equal(3, 4, 6, 8);
        Floats(a.tril()).Should().Equal(1, 0, 3, 4);
        Floats(a.diagonal()).Should().Equal(1, 4);
    }

    [Fact]
    public void Clamp_OneEndOpen_LimitsTheOther()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -2, 0, 7 });
        Floats(x.clamp(0, 6)).Should().Equal(0, 0, 6);
        Floats(x.clamp(min: -1)).Should().Equal(-1, 0, 7);
        Floats(x.clamp_max(1)).Should().Equal(-2, 0, 1);
        Floats(x.clamp(min: zeros(3), max: ones(3))).Should().Equal(0, 0, 1);
        Floats(tensor(new[] { float.NaN, float.PositiveInfinity }).nan_to_num(-1, posinf: 5)).Should().Equal(-1, 5);
    }

    [Fact]
    public void To_EveryType_ConvertsTheElements()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 0, 1.75f, 200.5f });
        x.to(ScalarType.Byte).data<byte>().ToArray().Should().Equal(0, 1, 200);
        x.@long().data<long>().ToArray().Should().Equal(0, 1, 200);
        x.@int().data<int>().ToArray().Should().Equal(0, 1, 200);
        x.@bool().data<bool>().ToArray().Should().Equal(false, true, true);
        x.half().data<Half>().ToArray().Should().Equal((Half)0f, (Half)1.75f, (Half)200.5f);
        x.@double().data<double>().ToArray().Should().Equal(0, 1.75, 200.5);
        x.bfloat16().@float().data<float>().ToArray().Should().Equal(0, 1.75f, 200f);
        x.type_as(zeros(1, dtype: ScalarType.Float64)).dtype.Should().Be(ScalarType.Float64);
    }

    [Fact]
    public void To_SameType_SharesMemoryUnlessCopyIsAsked()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        x.to(ScalarType.Float32).fill_(1);
        x.to(ScalarType.Float32, copy: true).fill_(2);
        x.clone().fill_(3);
        Floats(x).Should().Equal(1, 1);
        var wide = x.to(ScalarType.Float64, disposeAfter: true);
        x.IsInvalid.Should().BeTrue();
        wide.data<double>().ToArray().Should().Equal(1, 1);
    }

    [Fact]
    public void Shapes_ThatDoNotFit_ThrowOneLine()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (zeros(2, 3), zeros(4));
        var add = () => a + b;
        add.Should().Throw<ExternalException>().WithMessage(
            "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1");
        var view = () => a.view(4);
        view.Should().Throw<ExternalException>().WithMessage("shape '[4]' is invalid for input of size 6");
        var product = () => a.matmul(zeros(2, 2));
        product.Should().Throw<ExternalException>().WithMessage("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x2)");
    }

    private static float[] Floats(Tensor tensor) => tensor.data<float>().ToArray();
}
