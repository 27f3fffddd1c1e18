using FsCheck;
using FsCheck.Fluent;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

/// <summary>What holds for all predictions.</summary>
public sealed class DecisionPropertyTests
{
    private static readonly LabelSchema Five = DecisionCase.Schema(5);

    [Fact]
    public void Temperature_NeverMovesTheLargestProbability() => Prop.ForAll<int, NormalFloat>((seed, x) =>
    {
        var predictions = DecisionCase.Random(seed, 20, Five);
        var scaled = predictions.AtTemperature(Math.Clamp(Math.Abs(x.Get), 0.01, 100));
        return Enumerable.Range(0, 20).All(i => scaled.ProbabilitiesOf(i)[predictions.PredictedClasses[i]] == scaled.ProbabilitiesOf(i).ToArray().Max()
            && Math.Abs(scaled.ProbabilitiesOf(i).ToArray().Sum() - 1) < 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Temperature_FittedOne_IsBetterThanItsNeighbours() => Prop.ForAll<int>(seed =>
    {
        var logits = LogitTable.Of(DecisionCase.Random(seed, 30, Five));
        var loss = new TemperatureLoss(logits);
        var (inverse, _) = loss.Least();
        return new[] { 0.9, 0.999, 1.001, 1.1 }.All(step => loss.At(inverse).Loss <= loss.At(Math.Clamp(inverse * step, 0.01, 100)).Loss);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Threshold_Decision_IsReachingIt() => Prop.ForAll<int, byte>((seed, step) =>
    {
        var predictions = DecisionCase.Random(seed, 20, Five);
        // One of the probabilities themselves every other time, so that equality is met.
        var threshold = step % 2 == 0 ? predictions.ProbabilitiesOf(step % 20)[2] : (step + 1) / 256.0;
        var outcome = predictions.Decide(new DecisionRule { Thresholds = new Dictionary<string, double> { ["c2"] = threshold } });
        return Enumerable.Range(0, 20).All(i => outcome.Decisions[i] == 2 == predictions.ProbabilitiesOf(i)[2] >= threshold);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Costs_OfZeroAndOne_AreTheArgmaxTiesIncluded() => Prop.ForAll<int[]>(numbers =>
    {
        // Few different probabilities, so that many are equal.
        float[] row = [.. Enumerable.Range(0, 5).Select(c => (numbers.ElementAtOrDefault(c) & 3) / 15f)];
        var predictions = DecisionCase.Of(Five, [0], row);
        return predictions.Decide(new DecisionRule { Costs = CostMatrix.ZeroOne(Five) }).Decisions[0] == predictions.PredictedClasses[0];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Costs_Decision_IsTheCheapestOfAll() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var costs = CostMatrix.Of(Five, (_, _) => random.NextDouble() * 4) with { Undecided = random.Next(2) == 0 ? null : random.NextDouble() * 2 };
        var predictions = DecisionCase.Random(seed, 20, Five);
        var outcome = predictions.Decide(new DecisionRule { Costs = costs });
        return Enumerable.Range(0, 20).All(i =>
        {
            double[] row = [.. predictions.ProbabilitiesOf(i).ToArray().Select(p => (double)p)];
            var expected = Enumerable.Range(0, 5).Select(d => costs.ExpectedCost(d, row)).ToList();
            var undecided = costs.Undecided * row.Sum() ?? double.PositiveInfinity;
            var paid = outcome.Decisions[i] == DecisionOutcome.UndecidedClass ? undecided : expected[outcome.Decisions[i]];
            return paid <= Math.Min(expected.Min(), undecided) + 1e-12;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OperatingPoint_NoOtherThreshold_IsBetter() => Prop.ForAll<int>(seed =>
    {
        var predictions = DecisionCase.Random(seed, 40, DecisionCase.Schema(3));
        var point = OperatingPoint.AtSensitivity(predictions, "c1", 0.8, new BootstrapOptions { Resamples = 2 });
        return Enumerable.Range(0, 40).Select(i => (double)predictions.ProbabilitiesOf(i)[1]).All(threshold =>
        {
            var called = Enumerable.Range(0, 40).Where(i => predictions.ProbabilitiesOf(i)[1] >= threshold).ToList();
            var found = called.Count(i => predictions.Labels[i] == 1);
            return found < 0.8 * point.Scores.Positives || called.Count - found >= point.Scores.FalsePositives;
        });
    }).QuickCheckThrowOnFailure();
}
