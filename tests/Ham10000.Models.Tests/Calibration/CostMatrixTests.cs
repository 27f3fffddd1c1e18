using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

public sealed class CostMatrixTests
{
    private static readonly LabelSchema Labels = new("dx", LabelKind.Multiclass, ["bcc", "mel", "nv"]);

    private static readonly CostMatrix Careful = CostMatrix.ZeroOne(Labels).With("mel", "nv", 10).With("bcc", "nv", 5);

    [Theory]
    [InlineData(0.05, 0.15, 0.8, null, "mel", "0.85 for mel, 0.95 for bcc, 1.75 for nv")]
    [InlineData(0.05, 0.02, 0.93, null, "nv", "0.45 for nv, 0.95 for bcc, 0.98 for mel")]
    [InlineData(0.4, 0.4, 0.2, null, "bcc", "equal ones go by the order of the labels")]
    [InlineData(0.05, 0.15, 0.8, 0.9, "mel", "0.85 is less than what nothing costs")]
    [InlineData(0, 1, 0, 0.0, "mel", "as cheap as nothing is decided on")]
    public void Decide_Costs_TakesTheLeastExpected(double bcc, double mel, double nv, double? undecided, string expected, string because) =>
        new DecisionRule { Costs = Careful with { Undecided = undecided } }.Decide(Labels, [bcc, mel, nv])?.Class.Should().Be(expected, because);

    [Fact]
    public void Decide_NothingCostsLess_IsNull()
    {
        new DecisionRule { Costs = Careful with { Undecided = 0.85 } }.Decide(Labels, [0.1, 0.1, 0.8]).Should().BeNull();
        new DecisionRule { Costs = Careful, MinimumConfidence = 0.2 }.Decide(Labels, [0.1, 0.1, 0.8]).Should().BeNull("bcc is decided on, with 0.1");
    }

    [Fact]
    public void Decide_Chow_AbstainsWhereTheErrorIsMoreProbableThanTheCost()
    {
        var rule = new DecisionRule { Costs = CostMatrix.ZeroOne(Labels) with { Undecided = 0.25 } };
        rule.Decide(Labels, [0, 0.25, 0.75]).Should().Be(new ClassProbability("nv", 0.75));
        rule.Decide(Labels, [0, 0.26, 0.74]).Should().BeNull();
    }

    [Fact]
    public void ExpectedCost_ByHand()
    {
        double[] probabilities = [0.1, 0.1, 0.8];
        Careful.ExpectedCost(2, probabilities).Should().BeApproximately(1.5, 1e-15);
        Careful["mel", "nv"].Should().Be(10);
        FluentActions.Invoking(() => Careful["mel", "nevus"]).Should().Throw<ArgumentException>().WithMessage("'nevus' is no class of the cost matrix. Expected one of: bcc, mel, nv.*");
        FluentActions.Invoking(() => Careful.ExpectedCost(0, [1])).Should().Throw<ArgumentException>().WithMessage("Expected 3 probabilities, one per class, got 1.*");
        FluentActions.Invoking(() => Careful[3, 0]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Class index 3 is out of range. Expected 0 to 2.*");
    }

    [Fact]
    public void New_CostsThatDoNotFit_SaysEveryProblem() => FluentActions
        .Invoking(() => new CostMatrix(["bcc", "mel"], [[0, -1], [double.NaN, double.PositiveInfinity, 0], []])).Should().Throw<ArgumentException>().WithMessage(
            "The cost matrix cannot be used: it has 3 rows for 2 classes; expected one row per true class; deciding 'mel' for 'bcc' costs -1; expected a finite number of at least 0; "
            + "the row of 'mel' has 3 costs; expected 2, one per decision.");

    [Theory]
    [InlineData("bcc", "bcc", "a class has no name, or two have the same")]
    [InlineData("bcc", " ", "a class has no name, or two have the same")]
    public void New_NamesThatDoNotFit_SaysSo(string first, string second, string problem) => FluentActions
        .Invoking(() => new CostMatrix([first, second], [[0, 1], [1, 0]])).Should().Throw<ArgumentException>().WithMessage($"The cost matrix cannot be used: {problem}.");

    [Fact]
    public void Equals_SameCosts_AndIndependentOfWhatItWasMadeOf()
    {
        double[][] rows = [[0, 1], [2, 0]];
        var matrix = new CostMatrix(["a", "b"], rows) { Undecided = 0.5 };
        rows[0][1] = 9;
        matrix.Should().Be(new CostMatrix(["a", "b"], [[0, 1], [2, 0]]) { Undecided = 0.5 });
        matrix.GetHashCode().Should().Be(new CostMatrix(["a", "b"], [[0, 1], [2, 0]]) { Undecided = 0.5 }.GetHashCode());
        matrix.Should().NotBe(matrix with { Undecided = null }).And.NotBe(matrix.With("a", "b", 3)).And.NotBe(new CostMatrix(["a", "c"], [[0, 1], [2, 0]]) { Undecided = 0.5 });
        new DecisionRule { Costs = matrix }.Should().NotBe(DecisionRule.MostProbable);
    }

    [Fact]
    public void Rule_CostsOfOtherClassesOrWithThresholds_SaysEveryProblem()
    {
        var rule = new DecisionRule { Costs = new CostMatrix(["mel", "nv"], [[0, 1], [1, 0]]) { Undecided = -1 }, Thresholds = new Dictionary<string, double> { ["mel"] = 0.5 } };
        FluentActions.Invoking(() => rule.Decide(Labels, [0.1, 0.2, 0.7])).Should().Throw<ArgumentException>().WithMessage(
            "The decision rule cannot be used: Thresholds and Costs are both given, and each alone says which class is decided on; leave one out; "
            + "Costs is for the classes mel, nv, and the labels are dx: bcc, mel, nv; Costs.Undecided -1 must be finite and at least 0.");
    }

    [Fact]
    public void ToString_Costs_AreATable()
    {
        (Careful with { Undecided = 0.5 }).ToString().Should().Be(
            "true \\ decided  bcc  mel  nv\n           bcc    0    1   5\n           mel    1    0  10\n            nv    1    1   0\nundecided: 0.5\n");
        new DecisionRule { Costs = Careful with { Undecided = 0.5 }, MinimumConfidence = 0.2 }.ToString().Should().Be(
            "the least expected cost; undecided where that is above 0.5; undecided below 0.2");
    }
}
