using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Evaluation.Tests;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Counts_OfAnyPredictions_AddUp()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
        {
            var set = new GoldenSet(Math.Abs(number % 100_000));
            var matrix = set.ToPredictions().ToConfusionMatrix();
            var classes = Enumerable.Range(0, matrix.ClassCount).ToArray();
            return matrix.Total == set.Labels.Length
                && classes.Sum(matrix.Support) == matrix.Total
                && classes.Sum(matrix.PredictedCount) == matrix.Total
                && classes.All(c => matrix.Support(c) == set.Labels.Count(l => l == c))
                && classes.Sum(c => matrix[c, c]) == matrix.Correct;
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void ToString_NamesRowsAndColumns()
    {
        var matrix = ConfusionMatrix.Of(["mel", "nv"], [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]);
        matrix.Add(1, 1, 1000);
        matrix.ToString().Should().Be("""
            true \ predicted  mel    nv  total
                         mel    1     1      2
                          nv    1  1002   1003

            """);
        matrix.ToNumPyText().Should().Be("[[   1    1]\n [   1 1002]]");
    }

    [Fact]
    public void Clear_AfterCounts_LeavesNothing()
    {
        var matrix = ConfusionMatrix.Of(["a", "b"], [0, 1], [0, 0]);
        matrix.Clear();
        matrix.Total.Should().Be(0);
        matrix.Accuracy.Should().Be(double.NaN);
        matrix.BalancedAccuracy.Should().Be(double.NaN);
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        var matrix = new ConfusionMatrix(["a", "b"]);
        Refuses<ArgumentOutOfRangeException>(() => matrix.Add(2, 0), "Class index 2 is out of range. Expected 0 to 1. (Parameter 'actual')");
        Refuses<ArgumentOutOfRangeException>(() => matrix.Add(0, -1), "Class index -1 is out of range. Expected 0 to 1. (Parameter 'predicted')");
        Refuses<ArgumentOutOfRangeException>(() => _ = matrix[0, 2], "Class index 2 is out of range. Expected 0 to 1. (Parameter 'predicted')");
        Refuses<ArgumentException>(() => ConfusionMatrix.Of(["a", "b"], [0, 1], [0]), "Found 2 true and 1 predicted classes. Expected one of each per image. (Parameter 'predicted')");
        Refuses<ArgumentException>(() => _ = new ConfusionMatrix([]), "A confusion matrix needs at least one class, found none. (Parameter 'classNames')");
        matrix.Total.Should().Be(0);
    }

    private static void Refuses<T>(Action action, string message)
        where T : Exception => action.Should().ThrowExactly<T>().Which.Message.Should().Be(message);
}
