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
    [InlineData(3, 1, 2, true, Padding.Same)]
    [InlineData(3, 2, 3, false, Padding.Same)]
    [InlineData(2, 1, 4, false, Padding.Valid)]
    [InlineData(4, 3, 1, false, Padding.Same)]
    public void Conv2d_OfAnyDilationAndBias_IsTorchs(int kernel, int stride, int dilation, bool bias, Padding padding)
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check($"convolution {kernel} {stride} {dilation} {bias} {padding}", new Conv2dSpec(6, kernel, stride, padding, Bias: bias, Dilation: dilation), images);
    }

    [Theory]
    [InlineData(3, 1, 2, 2, Padding.Same)]
    [InlineData(2, 1, 1, 3, Padding.Valid)]
    public void DepthwiseConv2d_OfAnyDilation_IsTorchs(int kernel, int stride, int multiplier, int dilation, Padding padding)
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check($"dilated depthwise {kernel} {stride} {multiplier} {dilation} {padding}", new DepthwiseConv2dSpec(kernel, stride, multiplier, padding, Dilation: dilation), images);
    }

    [Theory]
    [InlineData(3, 1, 1, true, Padding.Same)]
    [InlineData(4, 2, 2, false, Padding.Same)]
    [InlineData(3, 2, 3, true, Padding.Valid)]
    public void SeparableConv2d_OfAnyPadding_IsTorchs(int kernel, int stride, int multiplier, bool bias, Padding padding)
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check($"separable {kernel} {stride} {multiplier} {bias} {padding}", new SeparableConv2dSpec(5, kernel, stride, multiplier, padding, Bias: bias), images);
    }

    [Theory]
    [InlineData(2, 2, Padding.Same)]
    [InlineData(3, 2, Padding.Same)]
    [InlineData(3, 1, Padding.Same)]
    [InlineData(4, 3, Padding.Same)]
    [InlineData(3, 1, Padding.Valid)]
    [InlineData(3, 2, Padding.Valid)]
    [InlineData(2, 3, Padding.Valid)]
    public void Pools_OfAnyPadding_AreTorchs(int window, int stride, Padding padding)
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check($"max {window} {stride} {padding}", new MaxPoolSpec(window, stride, padding), images);
        Check($"average {window} {stride} {padding}", new AveragePoolSpec(window, stride, padding), images);
    }

    [Fact]
    public void GlobalMaxPooling_OfMaps_IsTorchs()
    {
        using var images = FormulaFill.Images(1, 9, 8);
        Check("globalMax", new GlobalMaxPoolingSpec(), images);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void UpSampling_ByAFactor_IsTorchs(int factor)
    {
        using var images = FormulaFill.Images(1, 5, 4);
        Check($"upSampling {factor}", new UpSamplingSpec(factor), images);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BatchNorm_WithItsOwnMomentumAndEpsilon_IsTorchs(bool training)
    {
        using var images = FormulaFill.Images(2, 4, 5);
        using var layer = new BatchNormSpec(Momentum: 0.01, Epsilon: 1e-3).Create(FeatureShape.Maps(3, 4, 5), ModuleFactories.None);
        FormulaFill.Fill(layer, key => key);
        layer.train(training);
        using var nothing = no_grad();
        using var output = layer.call(images);
        using var flat = output.flatten();
        using var all = cat([flat, layer.get_buffer("running_mean")!, layer.get_buffer("running_var")!]);
        Expected[$"batchNorm {training}"]["values"].ShouldBe(all, 1e-6, "the running statistics come last");
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
        layer.OutputShape(input).Should().Be(output.dim() == 2
            ? FeatureShape.Vector((int)output.size(1))
            : FeatureShape.Maps((int)output.size(1), (int)output.size(2), (int)output.size(3)));
        spec.OutputShape(input).Should().Be(layer.OutputShape(input));
        expected["values"].ShouldBe(output, 1e-6, name);
    }
}
