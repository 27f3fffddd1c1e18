namespace Ham10000.Evaluation.Tests;

public sealed class ConfusionMatrixScoresTests
{
    // Three images of a, one called b; two of b, both right; none of c, which nothing is called.
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Of(["a", "b", "c"], [0, 0, 0, 1, 1], [0, 0, 1, 1, 1]);

    [Fact]
    public void Ratios_OfAClass_AreCounted()
    {
        (Matrix.Precision(0), Matrix.Recall(0), Matrix.Specificity(0), Matrix.F1(0)).Should().Be((1, 2 / 3.0, 1, 0.8));
        (Matrix.Precision(1), Matrix.Recall(1), Matrix.Specificity(1), Matrix.F1(1)).Should().Be((2 / 3.0, 1, 2 / 3.0, 0.8));
    }

    [Fact]
    public void Ratios_WithNothingToDivideBy_AreNaN()
    {
        (Matrix.Precision(2), Matrix.Recall(2), Matrix.Specificity(2), Matrix.F1(2)).Should().Be((double.NaN, double.NaN, 1, double.NaN));
        var one = ConfusionMatrix.Of(["a", "b"], [0, 0], [0, 0]);
        one.Specificity(0).Should().Be(double.NaN);
        one.MatthewsCorrelation.Should().Be(double.NaN);
        one.CohenKappa().Should().Be(double.NaN);
        new ConfusionMatrix(["a", "b"]).CohenKappa().Should().Be(double.NaN);
    }

    [Fact]
    public void Agreement_OfAMatrix_IsScikitLearns()
    {
        // cohen_kappa_score and matthews_corrcoef of [0, 0, 0, 1, 1], [0, 0, 1, 1, 1].
        Matrix.CohenKappa().Should().BeApproximately(0.6153846153846154, 1e-15);
        Matrix.MatthewsCorrelation.Should().BeApproximately(0.6666666666666666, 1e-15);
        Matrix.CohenKappa(KappaWeighting.Quadratic).Should().BeApproximately(0.6153846153846154, 1e-15);
    }

    [Fact]
    public void BadInput_IsRefused() => FluentActions.Invoking(() => Matrix.Recall(3)).Should().ThrowExactly<ArgumentOutOfRangeException>()
        .WithMessage("Class index 3 is out of range. Expected 0 to 2. (Parameter 'classIndex')");
}
