using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Models.Tests;

public sealed class PaddingRuleTests
{
    [Theory]
    [InlineData(100, 3, 2, 0, 1)]
    [InlineData(125, 3, 2, 1, 1)]
    [InlineData(7, 3, 1, 1, 1)]
    [InlineData(5, 1, 2, 0, 0)]
    [InlineData(4, 7, 2, 2, 3)]
    public void Of_Same_PutsTheOddZeroBehind(int size, int kernel, int stride, int before, int after) =>
        PaddingRule.Same.Of(size, kernel, stride).Should().Be((before, after));

    [Fact]
    public void OutputSize_OfSame_IsTheSizeOverTheStrideRoundedUp() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt Size, PositiveInt Kernel, PositiveInt Stride)>(),
        x => PaddingRule.Same.OutputSize(x.Size.Get, x.Kernel.Get, x.Stride.Get) == ((x.Size.Get - 1) / x.Stride.Get) + 1).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 7, 2, 3, 50)]
    [InlineData(125, 7, 2, 3, 63)]
    [InlineData(4, 5, 1, 0, 0)]
    [InlineData(5, 5, 1, 0, 1)]
    public void OutputSize_OfSymmetric_CountsTheWindowsThatFit(int size, int kernel, int stride, int padding, int expected) =>
        PaddingRule.Symmetric(padding).OutputSize(size, kernel, stride).Should().Be(expected);
}
