using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Compares the builder's layers with torch's (Golden/make_layers.py).</summary>
public sealed class LayerGoldenTests : TorchTest
{
    private static readonly Golden Expected = Golden.Read("layers.json");

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Relu6)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Silu)]
    public void Activation_AsALayerAndAfterAConvolution_IsTorchs(Activation activation)
    {
        using var images = FormulaFill.Images(1, 4, 5);
        using var wide = images.mul(4);
        Check($"{activation}", new ActivationSpec(activation), wide);
        using var copy = wide.clone().Then(activation);
        Expected[$"{activation}"]["values"].ShouldBe(copy, 1e-6, "other layers apply it to what they computed");
    }

    [Fact]
    public void LayerNorm_OfVectors_IsTorchs()
    {
        using var images = FormulaFill.Images(1, 4, 5);
        using var rows = images.reshape(3, 20);
        using var layer = new LayerNormSpec().Create(FeatureShape.Vector(20), ModuleFactories.None);
        FormulaFill.Fill(layer, key => key);
        using var output = layer.call(rows);
        Expected["layerNorm"]["values"].ShouldBe(output, 1e-6, "the vectors are the planes of an image");
    }

    [Theory]
    [InlineData(3, 1, 1, Padding.Same)]
    [InlineData(3, 2, 2, Padding.Same)]
    [InlineData(4, 1, 1, Padding.Same)]
    [InlineData(5, 3, 1, Padding.Same)]
    [InlineData(3, 2, 3, Padding.Valid)]
    public void DepthwiseConv2d_OfAnyPadding_IsTorchs(int kernel, int stride, int multiplier, Padding padding)
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check($"depthwise {kernel} {stride} {multiplier} {padding}", new DepthwiseConv2dSpec(kernel, stride, multiplier, padding), images);
    }

    [Theory]
    [InlineData(3, 2, Padding.Same)]
    [InlineData(2, 2, Padding.Same)]
    [InlineData(5, 2, Padding.Same)]
    [InlineData(4, 1, Padding.Same)]
    [InlineData(2, 3, Padding.Same)]
    [InlineData(3, 2, Padding.Valid)]
    [InlineData(2, 3, Padding.Valid)]
    public void Conv2dTranspose_OfAnyPadding_IsTorchs(int kernel, int stride, Padding padding)
    {
        using var images = FormulaFill.Images(1, 5, 4);
        Check($"transposed {kernel} {stride} {padding}", new Conv2dTransposeSpec(4, kernel, stride, padding), images);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    [InlineData(4, 1)]
    [InlineData(2, 3)]
    public void Conv2dTranspose_WithSamePadding_IsTheAdjointOfTheConvolution(int kernel, int stride)
    {
        using var transposed = new Conv2dTransposeSpec(3, kernel, stride).Create(FeatureShape.Maps(3, 5, 4), ModuleFactories.None);
        FormulaFill.Fill(transposed, key => key);
        using var convolution = new ConvolutionLayer(3, 3, kernel, stride, PaddingRule.Same);
        FormulaFill.Fill(convolution, key => key);
        using var nothing = no_grad();
        transposed.get_parameter("bias")!.zero_();
        using var small = FormulaFill.Images(1, 5, 4);
        using var large = FormulaFill.Images(1, 5 * stride, 4 * stride).mul(0.5);
        using var enlarged = transposed.call(small);
        using var reduced = convolution.call(large);
        Product(enlarged, large).Should().BeApproximately(Product(small, reduced), 1e-4f);
    }

    private static float Product(Tensor left, Tensor right)
    {
        using var product = left.mul(right);
        using var sum = product.sum();
        return sum.item<float>();
    }

    private static void Check(string name, LayerSpec spec, Tensor images)
    {
        var input = FeatureShape.Maps((int)images.size(1), (int)images.size(2), (int)images.size(3));
        spec.Problem(input).Should().BeNull();
        using var layer = spec.Create(input, ModuleFactories.None);
        FormulaFill.Fill(layer, key => key);
        using var nothing = no_grad();
        using var output = layer.call(images);
        var expected = Expected[name];
        output.shape.Should().Equal(expected["shape"].Integers);
        layer.OutputShape(input).Should().Be(FeatureShape.Maps((int)output.size(1), (int)output.size(2), (int)output.size(3)));
        spec.OutputShape(input).Should().Be(layer.OutputShape(input));
        expected["values"].ShouldBe(output, 1e-6, name);
    }
}
