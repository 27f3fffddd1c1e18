namespace Ham10000.Evaluation.Tests;

public sealed class ClassificationReportTests
{
    // Two df images called nv; nothing is called df; mel neither occurs nor is predicted.
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Of(["df", "mel", "nv"], [0, 0, 2, 2, 2], [2, 2, 2, 2, 2]);

    [Fact]
    public void ToString_WithUndefinedScoresAsNaN_ShowsThemAndAveragesTheRest()
    {
        var report = new ClassificationReport(Matrix, new ClassificationReportOptions { ZeroDivision = ZeroDivision.NaN });
        report.ToString(3).Should().Be("""
                          precision    recall  f1-score   support

                      df        nan     0.000     0.000         2
                     mel        nan       nan       nan         0
                      nv      0.600     1.000     0.750         3

               micro avg      0.600     0.600     0.600         5
               macro avg      0.600     0.500     0.375         5
            weighted avg      0.600     0.600     0.450         5

            """);
    }

    [Theory]
    [InlineData(ZeroDivision.Zero, 0, 0)]
    [InlineData(ZeroDivision.One, 1, 1)]
    [InlineData(ZeroDivision.NaN, double.NaN, double.NaN)]
    public void Classes_WithNothingToDivideBy_AreWhatTheUserChose(ZeroDivision choice, double precision, double f1)
    {
        var report = new ClassificationReport(Matrix, new ClassificationReportOptions { ZeroDivision = choice });
        report.Classes[0].Precision.Should().Be(precision);
        report.Classes[0].F1.Should().Be(0);
        report.Classes[1].F1.Should().Be(f1);
        report.ZeroDivision.Should().Be(choice);
    }

    [Fact]
    public void WeightedAverage_OfClassesWithoutImages_IsUndefinedWhereChosen()
    {
        var report = new ClassificationReport(Matrix, new ClassificationReportOptions { ZeroDivision = ZeroDivision.NaN, Classes = [1] });
        report.WeightedAverage.F1.Should().Be(double.NaN);
        report.Support.Should().Be(0);
    }

    [Fact]
    public void Constructor_WithBadInput_IsRefused()
    {
        Refuses(() => _ = new ClassificationReport(new ConfusionMatrix(["a", "b"])), "The confusion matrix counts no image. A report needs at least one prediction. (Parameter 'matrix')");
        Refuses(() => _ = new ClassificationReport(Matrix, new() { Classes = [] }), "Classes lists no class. List at least one, or leave it null for all. (Parameter 'options')");
        Refuses(() => _ = new ClassificationReport(Matrix, new() { Classes = [0, 0] }), "Classes lists class 0 twice. List each class once. (Parameter 'options')");
        Refuses(() => _ = new ClassificationReport(Matrix, new() { Classes = [3] }), "Classes lists 3, which is no class index. Expected 0 to 2. (Parameter 'options')");
        FluentActions.Invoking(() => new ClassificationReport(Matrix).ToString(18)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Refuses(Action action, string message) => action.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(message);
}
