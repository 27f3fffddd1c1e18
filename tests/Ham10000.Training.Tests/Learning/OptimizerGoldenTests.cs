using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class OptimizerGoldenTests
{
    [Theory]
    [MemberData(nameof(OptimizerCase.All), MemberType = typeof(OptimizerCase))]
    public void Step_OnGivenGradients_IsPyTorchs(OptimizerCase expected)
    {
        using var scope = torch.NewDisposeScope();
        using var parameters = new TwoParameters();
        using var steps = new ParameterSteps(expected.Ours, parameters.Named, expected.Clipping);
        for (var i = 0; i < OptimizerCase.Gradients.Length; i++)
        {
            parameters.SetGradients(OptimizerCase.Gradients[i]);
            if (expected.Rates is { } rates)
            {
                steps.SetLearningRate(expected.Rate * rates[i]);
            }

            steps.Limit(measures: false);
            steps.Step();
            parameters.Values.Zip(expected.Values[i], (ours, theirs) => Math.Abs(ours - theirs)).Max().Should().BeLessThan(1e-6, "step {0}", i);
        }
    }

    [Fact]
    public void All_HasEveryKindOfOptimizer() => OptimizerCase.Cases.Select(c => c.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<OptimizerKind>());
}
