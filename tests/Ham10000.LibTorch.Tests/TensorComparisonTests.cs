using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class TensorComparisonTests
{
    [Fact]
    public void Operators_TensorsAndNumbers_GiveBooleans()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new[] { 1, 2, 3 }), tensor(new[] { 3, 2, 1 }));
        Bools(a == b).Should().Equal(false, true, false);
        Bools(a != b).Should().Equal(true, false, true);
        Bools(a < b).Should().Equal(true, false, false);
        Bools(a <= 2).Should().Equal(true, true, false);
        Bools(a > b).Should().Equal(false, false, true);
        Bools(2 >= a).Should().Equal(true, true, false);
        Bools((a == b) | (a < b)).Should().Equal(true, true, false);
        Bools((a == b) & (a < b)).Should().Equal(false, false, false);
        Bools(~(a == b)).Should().Equal(true, false, true);
        Bools((a == b).logical_xor(a < b)).Should().Equal(true, true, false);
        (a ^ b).data<int>().ToArray().Should().Equal(2, 0, 2);
    }

    [Fact]
    public void Where_Condition_ChoosesElements()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1, 2, -3 });
        where(x > 0, x, zeros(3)).data<float>().ToArray().Should().Equal(0, 2, 0);
        x.where(x > 0, ones(3)).data<float>().ToArray().Should().Equal(1, 2, 1);
        x.masked_fill(x < 0, 9).data<float>().ToArray().Should().Equal(9, 2, 9);
        x.masked_select(x < 0).data<float>().ToArray().Should().Equal(-1, -3);
    }

    [Fact]
    public void Allclose_WithinTolerance_IsTrue()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, float.NaN });
        x.allclose(x).Should().BeFalse();
        x.allclose(x, equal_nan: true).Should().BeTrue();
        allclose(ones(2), ones(2) + 1e-6).Should().BeTrue();
        ones(2).allclose(ones(2) + 1e-3).Should().BeFalse();
        Bools(x.isnan()).Should().Equal(false, true);
        Bools(x.isfinite()).Should().Equal(true, false);
    }

    [Fact]
    public void Equals_IsIdentity_AsOperatorsCompareElements()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        object alias = x;
        x.Equals(alias).Should().BeTrue();
        x.Equals((object)x.alias()).Should().BeFalse();
    }

    private static bool[] Bools(Tensor tensor) => tensor.data<bool>().ToArray();
}
