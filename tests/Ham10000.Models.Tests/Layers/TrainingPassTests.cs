#if !TORCHSHARP_PROVIDER
using System.Runtime.InteropServices;
#endif
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>The trained parts of the recipes' backbones learn on kernels made for training what they learn on libtorch's operators, and in bfloat16
/// what they learn in float32.</summary>
public sealed class TrainingPassTests : TorchTest
{
    public static TheoryData<string, string> TrainedParts => new()
    {
        { "MobileNet", "conv_pw_10" },
        { "MobileNet", "conv_dw_6" },
        { "ResNet50", "conv5_block1_3_bn" },
        { "DenseNet121", "conv5_block14_0_bn" },
    };

    [Theory]
    [MemberData(nameof(TrainedParts))]
    public void Forward_OnKernels_LearnsWhatItLearnsOnOperators(string name, string first)
    {
        using var model = Create(name, first);
        using var batch = Batch.FromImages(OnnxModels.Images(8, model), model.Preprocessing!);
        Learned expected;
        try
        {
            TrainingPass.IsOff = true;
            expected = Learn(model, batch);
        }
        finally
        {
            TrainingPass.IsOff = false;
        }

        var found = Learn(model, batch);
        Share(found.Logits, expected.Logits).Should().BeLessThan(1e-4);
        Share(found.Statistics, expected.Statistics).Should().BeLessThan(1e-5);

        // A ReLU's gradient jumps where rounding moves a value over its corner.
        Share(found.Gradients, expected.Gradients).Should().BeLessThan(5e-3);
    }

    [Theory]
    [MemberData(nameof(TrainedParts))]
    public void Forward_InBFloat16_IsAsNearToFloat32AsOnOperators(string name, string first)
    {
        using var model = Create(name, first);
        model.TakesComputeType(ScalarType.BFloat16).Should().BeTrue();
        using var batch = Batch.FromImages(OnnxModels.Images(8, model), model.Preprocessing!);
        var expected = Learn(model, batch);
        model.ComputeType = ScalarType.BFloat16;
        Learned operators;
        try
        {
            TrainingPass.IsOff = true;
            operators = Learn(model, batch);
        }
        finally
        {
            TrainingPass.IsOff = false;
        }

        // How far rounding leads depends on the weights: no further than libtorch's own operators in bfloat16.
        var found = Learn(model, batch);
        Share(found.Logits, expected.Logits).Should().BeLessThan(1.25 * Share(operators.Logits, expected.Logits));
        Share(found.Statistics, expected.Statistics).Should().BeLessThan(1.25 * Share(operators.Statistics, expected.Statistics));
        Share(found.Gradients, expected.Gradients).Should().BeLessThan(1.25 * Share(operators.Gradients, expected.Gradients));
    }

    [Fact]
    public void Gradient_WithRespectToImages_IsThatOfTheOperators()
    {
        using var model = Create("MobileNet", "conv_pw_10");
        model.eval();
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages(OnnxModels.Images(2, model), model.Preprocessing!);
        var images = BatchTensors.Images(batch, model.Device).detach().requires_grad_();
        var found = autograd.grad([model.call(images).sum()], [images])[0];
        Tensor expected;
        try
        {
            TrainingPass.IsOff = true;
            expected = autograd.grad([model.call(images).sum()], [images])[0];
        }
        finally
        {
            TrainingPass.IsOff = false;
        }

        Share(TestModels.Values(found), TestModels.Values(expected)).Should().BeLessThan(1e-3);
    }

#if !TORCHSHARP_PROVIDER
    [Fact]
    public void Gradient_OfTheGradient_SaysWhatHasNone()
    {
        using var model = Create("MobileNet", "conv_pw_10");
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages(OnnxModels.Images(2, model), model.Preprocessing!);
        var logits = model.Forward(batch).sum();
        var act = () => autograd.grad([logits], [.. model.TrainableParameters], create_graph: true);
        act.Should().Throw<ExternalException>().WithMessage("Ham10000Dense has no second derivative. Compute the first one without create_graph, *");
    }
#endif

    private static ImageModel Create(string name, string first)
    {
        var model = OnnxModels.Create(name);
        model.TrainFrom(first);
        model.train();
        return model;
    }

    private static Learned Learn(ImageModel model, Batch batch)
    {
        var buffers = model.named_buffers().Where(b => b.buffer.is_floating_point()).Select(b => b.buffer).ToArray();
        var before = buffers.Select(buffer => buffer.clone()).ToArray();
        manual_seed(5);
        using var logits = model.Forward(batch);
        model.zero_grad();
        logits.square().mean().backward();
        var learned = new Learned(
            TestModels.Values(logits), [.. model.TrainableParameters.SelectMany(p => TestModels.Values(p.grad!))], [.. buffers.SelectMany(TestModels.Values)]);
        using var nothing = no_grad();
        foreach (var (buffer, values) in buffers.Zip(before))
        {
            buffer.copy_(values);
            values.Dispose();
        }

        return learned;
    }

    /// <summary>The length of the difference over the length of what is expected.</summary>
    private static double Share(float[] found, float[] expected) => Length(found.Zip(expected, (x, y) => x - y)) / Length(expected);

    private static double Length(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private sealed record Learned(float[] Logits, float[] Gradients, float[] Statistics);
}
