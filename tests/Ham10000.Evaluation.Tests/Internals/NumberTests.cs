namespace Ham10000.Evaluation.Tests;

public sealed class NumberTests
{
    // Expected values are Python's f"{value:.{digits}f}".
    [Theory]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(2.675, 2, "2.67")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(0.1, 20, "0.10000000000000000555")]
    [InlineData(1e22, 1, "10000000000000000000000.0")]
    [InlineData(5e-324, 2, "0.00")]
    [InlineData(-0.004, 2, "-0.00")]
    [InlineData(0.999, 2, "1.00")]
    [InlineData(double.NaN, 2, "nan")]
    [InlineData(double.NegativeInfinity, 2, "-inf")]
    public void FixedText_OfAValue_RoundsAsPython(double value, int digits, string expected) => FixedText.Of(value, digits).Should().Be(expected);

    // Expected values are those of np.sum(1 / np.arange(1, n + 1)) in NumPy 1.24, to the last bit.
    [Theory]
    [InlineData(7, 2.5928571428571425)]
    [InlineData(9, 2.8289682539682537)]
    [InlineData(131, 5.456224926052236)]
    [InlineData(1000, 7.485470860550345)]
    public void NumPySum_OfManyValues_IsNumPys(int n, double expected) =>
        NumPy.Sum([.. Enumerable.Range(1, n).Select(i => 1.0 / i)]).Should().Be(expected);

    // Expected values are those of np.quantile([1, 1.9, 2.5, 9], fraction).
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(0.2, 1.54)]
    [InlineData(0.45, 2.11)]
    [InlineData(0.9, 7.050000000000001)]
    [InlineData(1, 9.0)]
    public void NumPyQuantile_BetweenValues_Interpolates(double fraction, double expected) =>
        NumPy.Quantile([1, 1.9, 2.5, 9], fraction).Should().BeApproximately(expected, 1e-14);

    [Theory]
    [InlineData(0.63, 0.98, 5, new[] { 0.6, 0.7, 0.8, 0.9, 1.0 })]
    [InlineData(0, 1, 5, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(3, 3, 5, new[] { 2.6, 2.8, 3, 3.2, 3.4 })]
    [InlineData(0, 0, 5, new[] { -1, -0.5, 0, 0.5, 1 })]
    public void AxisTicks_EncloseTheRange(double low, double high, int count, double[] expected) =>
        AxisTicks.Enclosing(low, high, count).Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-12);

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(1, 5, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(1, 30, new[] { 1, 5, 10, 15, 20, 25, 30 })]
    [InlineData(1, 500, new[] { 1, 100, 200, 300, 400, 500 })]
    [InlineData(26, 28, new[] { 26, 27, 28 })]
    public void AxisTicks_Whole_AreEpochs(int first, int last, int[] expected) => AxisTicks.Whole(first, last, 8).Should().Equal(expected);
}
