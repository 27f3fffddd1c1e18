using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Layers that training runs as one operation, beside the same layers one by one, as hooks make them run.</summary>
public sealed class FusedLayersTests : TorchTest
{
    private static ModelBuilder Builder(int height, int width) => ModelBuilder.FromInput(height, width).Named("Small")
        .Conv2d(32, activation: Activation.Relu).MaxPool(2)
        .Conv2d(32, activation: Activation.Relu).MaxPool(2)
        .Flatten().Dense(16, Activation.Relu).Dense(7);

    [Theory]
    [InlineData(1, 8, 10)]
    [InlineData(5, 11, 13)]
    [InlineData(33, 7, 6)]
    public void Forward_InTraining_GivesOutputsAndGradientsOfSingleLayers(int images, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var fused = Builder(height, width).Build(seed: 3);
        using var single = Builder(height, width).Build(seed: 3);
        Hook(single);
        manual_seed(4);
        var input = randn([images, height, width, 3]).permute(0, 3, 1, 2);

        var outputs = new[] { fused, single }.Select(model =>
        {
            model.train();
            var output = model.call(input);
            output.square().mean().backward();
            return output;
        }).ToArray();

        Difference(outputs[0], outputs[1]).Should().BeLessThan(1e-5);
        var pairs = fused.named_parameters().Zip(single.named_parameters()).ToList();
        pairs.Should().HaveCount(8);
        foreach (var ((name, own), (otherName, other)) in pairs)
        {
            name.Should().Be(otherName);
            own.grad.Should().NotBeNull(name);
            Difference(own.grad!, other.grad!).Should().BeLessThan(1e-4, name);
        }
    }

    [Theory]
    [InlineData("conv2d")]
    [InlineData("max_pooling2d")]
    [InlineData("dropout")]
    public void Forward_WithAHookOnALayer_CallsIt(string name)
    {
        using var scope = NewDisposeScope();
        using var model = ModelBuilder.FromInput(8, 10).Conv2d(32, activation: Activation.Relu).MaxPool(2).Dropout(0.5).Flatten().Dense(7).Build(seed: 1);
        var layer = (LayerModule)model.named_modules().Single(module => module.name.EndsWith("." + name, StringComparison.Ordinal)).module;
        var shapes = new List<string>();
        layer.register_forward_hook((_, _, output) =>
        {
            shapes.Add(string.Join(',', output.shape));
            return output;
        });
        model.train();

        model.call(zeros([2, 3, 8, 10]));

        shapes.Should().Equal(name == "conv2d" ? "2,32,8,10" : "2,32,4,5");
    }

    [Fact]
    public void Forward_OfAModelInDouble_RunsLayerByLayer()
    {
        using var scope = NewDisposeScope();
        using var model = Builder(8, 10).Build(seed: 2);
        model.to(ScalarType.Float64);
        model.train();
        var output = model.call(zeros([2, 3, 8, 10], dtype: ScalarType.Float64));
        output.sum().backward();
        output.dtype.Should().Be(ScalarType.Float64);
        model.parameters().Should().OnlyContain(parameter => parameter.grad!.dtype == ScalarType.Float64);
    }

    [Fact]
    public void Forward_OfImagesWithGradients_GivesThem()
    {
        using var scope = NewDisposeScope();
        using var model = Builder(8, 10).Build(seed: 2);
        model.train();
        var input = rand([2, 3, 8, 10], requires_grad: true);
        model.call(input).sum().backward();
        input.grad!.shape.Should().Equal(2, 3, 8, 10);
        input.grad.abs().sum().item<float>().Should().BePositive();
    }

    private static void Hook(ImageModel model)
    {
        foreach (var layer in model.modules().OfType<LayerModule>())
        {
            layer.register_forward_hook((_, _, output) => output);
        }
    }

    private static double Difference(Tensor actual, Tensor expected) => ((actual - expected).abs().max() / expected.abs().max().clamp(min: 1e-6)).item<float>();
}
