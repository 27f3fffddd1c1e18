using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A model whose frozen layers run by a plan gives the logits and gradients that its own forward pass gives.</summary>
public sealed class PrefixRunnerTests : TorchTest
{
    private const float Tolerance = 1e-4f;

    /// <summary>All with a backbone, of which a part is frozen.</summary>
    public static TheoryData<string> Backbones => new(TestModels.All.Keys.Where(name => name is not ("NeuralNetwork" or "Cnn" or "DownAndUp" or "Blocks" or "Poolings")));

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Forward_OfEveryBackbone_GivesLogitsAndGradientsOfTheModel(string name)
    {
        using var model = OnnxModels.Create(name);
        ShouldLearnAsTheModel(model, name);
    }

    [Theory]
    [InlineData("conv_pw_10")]
    [InlineData("conv_dw_6_bn")]
    [InlineData("conv_dw_1")]
    public void Forward_CutWithinABlock_GivesLogitsAndGradientsOfTheModel(string first)
    {
        using var model = OnnxModels.Create("MobileNet");
        model.TrainFrom(first);
        ShouldLearnAsTheModel(model, first);
    }

    [Theory]
    [InlineData("conv4_block1_3_bn")]
    [InlineData("conv4_block2_3_bn")]
    [InlineData("conv3_block2_1_bn")]
    public void Forward_CutWithinABottleneck_GivesLogitsAndGradientsOfTheModel(string first)
    {
        using var model = OnnxModels.Create("ResNet50");
        model.TrainFrom(first);
        ShouldLearnAsTheModel(model, first);
    }

    [Fact]
    public void Forward_WithTheWholeBackboneFrozen_GoesOnIntoTheHead()
    {
        using var model = OnnxModels.Create("MobileNet");
        model.FreezeBackbone();
        model.PrefixLayers.Last().Should().BeOfType<GlobalAveragePoolingLayer>("dropout behind it is random");
        ShouldLearnAsTheModel(model, "head");
    }

    [Fact]
    public void Forward_WithNothingFrozen_GoesThroughTheModel()
    {
        using var model = OnnxModels.Create("Cnn");
        using var runner = new PrefixRunner(model);
        using var batch = Batch.FromImages(OnnxModels.Images(2, model), model.Preprocessing!);
        using var logits = runner.Forward(batch);
        runner.HasPlan.Should().BeFalse();
    }

    [Fact]
    public void Forward_AfterSteps_KeepsThePlanUntilAFrozenWeightChanges()
    {
        using var model = OnnxModels.Create("MobileNet");
        using var runner = new PrefixRunner(model);
        using var optimizer = optim.SGD(model.TrainableParameters, 0.01);
        for (var i = 0; i < 3; i++)
        {
            ShouldLearnAsTheModel(model, $"step {i}", runner);
            optimizer.step();
        }

        runner.PlansMade.Should().Be(1);
        using (no_grad())
        {
            model.parameters().First().mul_(1.5f);
        }

        ShouldLearnAsTheModel(model, "a frozen weight changed", runner);
        runner.PlansMade.Should().Be(2);
        model.TrainFrom("conv_pw_12");
        ShouldLearnAsTheModel(model, "less is trained", runner);
        runner.PlansMade.Should().Be(3);
    }

    [Fact]
    public void Forward_WhileALayerIsWatched_CallsTheLayer()
    {
        using var model = OnnxModels.Create("MobileNet");
        using var runner = new PrefixRunner(model);
        using var batch = Batch.FromImages(OnnxModels.Images(2, model), model.Preprocessing!);
        runner.Forward(batch).Dispose();
        runner.HasPlan.Should().BeTrue();
        var calls = 0;
        var hook = model.modules().OfType<LayerModule>().First().register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });
        runner.Forward(batch).Dispose();
        (calls, runner.HasPlan).Should().Be((1, false));
        hook.remove();
    }

    private static void ShouldLearnAsTheModel(ImageModel model, string because)
    {
        using var runner = new PrefixRunner(model);
        ShouldLearnAsTheModel(model, because, runner);
    }

    private static void ShouldLearnAsTheModel(ImageModel model, string because, PrefixRunner runner)
    {
        model.train();
        using var batch = Batch.FromImages(OnnxModels.Images(3, model), model.Preprocessing!);
        var statistics = Statistics(model);
        var expected = Learn(model, () => model.Forward(batch));
        Restore(model, statistics);
        var found = Learn(model, () => runner.Forward(batch));
        runner.HasPlan.Should().BeTrue(because);
        Difference(found.Logits, expected.Logits).Should().BeLessThan(Tolerance * Math.Max(1, expected.Logits.Max(Math.Abs)), because);
        Difference(found.Statistics, expected.Statistics).Should().BeLessThan(Tolerance * expected.Statistics.Append(1).Max(Math.Abs), because);

        // Three images have variances near 0, by which a batch norm's backward pass divides, and a ReLU's gradient jumps.
        Length(found.Gradients.Zip(expected.Gradients, (x, y) => x - y)).Should().BeLessThan(0.01 * Length(expected.Gradients), because);
    }

    private static double Length(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private static float Difference(float[] found, float[] expected)
    {
        found.Should().HaveCount(expected.Length);
        return found.Zip(expected, (x, y) => Math.Abs(x - y)).Append(0).Max();
    }

    private static (float[] Logits, float[] Gradients, float[] Statistics) Learn(ImageModel model, Func<Tensor> forward)
    {
        manual_seed(5);
        using var logits = forward();
        model.zero_grad();
        logits.square().mean().backward();
        return (TestModels.Values(logits), [.. model.TrainableParameters.SelectMany(p => TestModels.Values(p.grad!))], [.. Statistics(model).Values.SelectMany(values => values)]);
    }

    private static Dictionary<string, float[]> Statistics(ImageModel model) =>
        model.named_buffers().Where(b => b.buffer.is_floating_point()).ToDictionary(b => b.name, b => TestModels.Values(b.buffer));

    private static void Restore(ImageModel model, Dictionary<string, float[]> statistics)
    {
        using var nothing = no_grad();
        foreach (var (name, buffer) in model.named_buffers().Where(b => b.buffer.is_floating_point()))
        {
            // What is frozen did not change, and writing to it would make the plan a stale one.
            if (!TestModels.Values(buffer).SequenceEqual(statistics[name]))
            {
                using var values = tensor(statistics[name]);
                buffer.copy_(values);
            }
        }
    }
}
