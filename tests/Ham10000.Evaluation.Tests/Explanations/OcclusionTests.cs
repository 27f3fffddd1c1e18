using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

/// <summary>Occlusion is what covering window after window by hand gives (Golden/generate_explanations.py).</summary>
[Collection(TorchTests.Name)]
public sealed class OcclusionTests
{
    private static readonly ExplanationOptions Windows = new() { Method = ExplanationMethod.Occlusion, OcclusionWindow = 7, OcclusionStride = 4, BatchSize = 5 };

    [Theory]
    [InlineData(ExplainedScore.Logit, "logit")]
    [InlineData(ExplainedScore.Probability, "probability")]
    public void Map_EqualsTheBruteForceOfPyTorch(ExplainedScore score, string expected)
    {
        using var model = GoldenExplanations.Small(7);
        model.Calibration = new ModelCalibration { Temperature = 1.5 };

        var found = Explainer.Explain(model, FormulaModel.Images(1, model)[0], Windows with { Score = score });

        (found.Method, found.MethodName, found.Layer).Should().Be((ExplanationMethod.Occlusion, "occlusion", null));
        (found.Map.Height, found.Map.Width).Should().Be((24, 30));
        var map = GoldenExplanations.Floats(GoldenExplanations.Of("small", "occlusion", expected));
        GoldenExplanations.ShouldBe(found.Map, map, 1e-4, expected);
        map.Should().Contain(value => value < 0);
        found.Map.Values.ToArray().Should().Contain(value => value < 0, "covering some places raises the score");
    }

    [Fact]
    public void Map_DoesNotDependOnTheBatchSize()
    {
        using var model = GoldenExplanations.Small(7);
        var image = FormulaModel.Images(1, model)[0];
        var one = Explainer.Explain(model, image, Windows with { BatchSize = 1 }).Map.Values.ToArray();
        var all = Explainer.Explain(model, image, Windows with { BatchSize = 512 }).Map.Values.ToArray();
        one.Should().Equal(all, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void DenseNetwork_IsExplainedByOcclusion_WithWindowsScaledToItsImages()
    {
        using var model = FormulaModel.Filled(Architectures.NeuralNetwork().Input(40, 30).Spec);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 40, Width = 30, Standardization = Standardization.ImageNet });
        var steps = new List<ExplanationProgress>();

        var found = Explainer.Explain(model, FormulaModel.Images(1, model)[0], new ExplanationOptions { Progress = new Immediate(steps.Add) });

        // A window of 6 moves by 1: 35 × 25 windows and the image itself, 16 at a time.
        found.Method.Should().Be(ExplanationMethod.Occlusion);
        steps[^1].Should().Be(new ExplanationProgress(876, 876));
        steps.Select(step => step.Done).Should().BeInAscendingOrder().And.HaveCount(55);
        Explainer.LayersOf(model).Should().BeEmpty();
    }

    [Fact]
    public void Cancelled_Stops_AndLeavesTheModelAsItWas()
    {
        using var model = GoldenExplanations.Small(7);
        model.train();
        using var stop = new CancellationTokenSource();
        var options = Windows with { Progress = new Immediate(_ => stop.Cancel()) };
        FluentActions.Invoking(() => Explainer.Explain(model, FormulaModel.Images(1, model)[0], options, cancellationToken: stop.Token)).Should().Throw<OperationCanceledException>();
        model.modules().Should().OnlyContain(module => module.training);
    }

    [Theory]
    [InlineData(31, null, "OcclusionWindow is 31, and the network's input has 24×30 pixels. Expected at most 30. (Parameter 'options')")]
    [InlineData(null, 6, "OcclusionStride is 6, and a window has 5 pixels. Expected at most as many, so that no pixel is left out. (Parameter 'options')")]
    public void Windows_ThatDoNotFit_AreRefused(int? window, int? stride, string message)
    {
        using var model = GoldenExplanations.Small(7);
        var options = new ExplanationOptions { Method = ExplanationMethod.Occlusion, OcclusionWindow = window, OcclusionStride = stride };
        FluentActions.Invoking(() => Explainer.Explain(model, FormulaModel.Images(1, model)[0], options)).Should().ThrowExactly<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Windows_CoverEveryPixel_OnlyWithinTheImage()
    {
        for (var (size, stride) = (1, 1); size < 12; (size, stride) = stride < size ? (size, stride + 1) : (size + 1, 1))
        {
            var covered = new int[9 * 10];
            foreach (var (rows, columns) in new OcclusionWindows(size, stride).Over(9, 10))
            {
                for (var y = rows.Start.Value; y < rows.End.Value; y++)
                {
                    for (var x = columns.Start.Value; x < columns.End.Value; x++)
                    {
                        covered[(y * 10) + x]++;
                    }
                }
            }

            covered.Should().OnlyContain(times => times > 0, $"windows of {size} every {stride}");
        }
    }

    private sealed class Immediate(Action<ExplanationProgress> report) : IProgress<ExplanationProgress>
    {
        public void Report(ExplanationProgress value) => report(value);
    }
}
