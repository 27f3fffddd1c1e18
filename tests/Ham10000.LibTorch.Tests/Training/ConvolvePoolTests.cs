using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>The fused convolution, ReLU and pooling beside libtorch's operations.</summary>
[Collection(TorchStateCollection.Name)]
public sealed class ConvolvePoolTests
{
    [Avx512Theory]
    [InlineData(1, 3, 2, 2)]
    [InlineData(2, 3, 7, 5)]
    [InlineData(3, 3, 10, 13)]
    [InlineData(1, 32, 2, 3)]
    [InlineData(2, 32, 9, 11)]
    [InlineData(5, 32, 8, 14)]
    [InlineData(33, 32, 4, 4)]
    public void ConvolvePool_WithoutDropout_GivesValuesAndGradientsOfTheOperations(int images, int maps, int height, int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(images + maps);
        var input = Case.Images(images, maps, height, width);
        var weights = rand([images, 32, height / 2, width / 2]);
        var own = new Case(input, maps);
        var plain = own.Copy();

        var fused = SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, rate: 0)!;
        var expected = nn.functional.max_pool2d(nn.functional.relu(nn.functional.conv2d(plain.Input, plain.Kernel, plain.Bias, padding: [1, 1])), 2);
        (fused * weights).sum().backward();
        (expected * weights).sum().backward();

        Case.Difference(fused, expected).Should().BeLessThan(1e-5);
        Case.Difference(own.Kernel.grad!, plain.Kernel.grad!).Should().BeLessThan(1e-5);
        Case.Difference(own.Bias.grad!, plain.Bias.grad!).Should().BeLessThan(1e-5);
        if (maps > 3)
        {
            Case.Difference(own.Input.grad!, plain.Input.grad!).Should().BeLessThan(1e-5);
        }
    }

    [Avx512Theory]
    [InlineData(3, 0.15)]
    [InlineData(32, 0)]
    [InlineData(32, 0.3375)]
    public void ConvolvePool_OnTwoThreads_GivesTheBitsOfOne(int maps, double rate)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var input = Case.Images(19, maps, 10, 12);
        var threads = get_num_threads();
        float[][] Run(int count)
        {
            set_num_threads(count);
            manual_seed(4);
            var own = new Case(input, maps);
            var output = SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, rate)!;
            output.square().sum().backward();
            return [Case.Values(output), Case.Values(own.Kernel.grad!), Case.Values(own.Bias.grad!), own.Input.grad is { } gradient ? Case.Values(gradient) : []];
        }

        try
        {
            var one = Run(1);
            Run(2).Should().BeEquivalentTo(one, options => options.WithStrictOrdering());
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Avx512Theory]
    [InlineData(3)]
    [InlineData(32)]
    public void ConvolvePool_WithDropout_DropsItsPartAndScalesTheRest(int maps)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        const double Rate = 0.225;
        var own = new Case(Case.Images(8, maps, 24, 26).abs().alias(), maps, positive: true);
        var whole = Case.Values(SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, rate: 0)!);
        var output = SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, Rate)!;
        var values = Case.Values(output);

        var dropped = values.Count(value => value == 0);
        ((double)dropped / values.Length).Should().BeApproximately(Rate, 0.01);
        values.Zip(whole).Where(pair => pair.First != 0).Should().OnlyContain(pair => Math.Abs(pair.First / pair.Second * (1 - Rate) - 1) < 1e-4);
        output.sum().backward();
        own.Bias.grad!.sum().item<float>().Should().BeApproximately((float)((values.Length - dropped) / (1 - Rate)), values.Length * 1e-4f);
    }

    [Avx512Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConvolvePool_WithDropout_ChoosesByTorchsGenerator(bool putBack)
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        var own = new Case(Case.Images(2, 3, 8, 8), 3);
        var state = get_rng_state();
        var first = Case.Values(SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, 0.5)!);
        if (putBack)
        {
            set_rng_state(state);
        }

        var second = Case.Values(SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, 0.5)!);
        second.SequenceEqual(first).Should().Be(putBack);
    }

    [Avx512Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    public void ConvolvePool_OfNaN_GivesNaN(double rate)
    {
        using var scope = NewDisposeScope();
        var own = new Case(full([1, 3, 2, 2], float.NaN), 3);
        Case.Values(SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, rate)!).Should().OnlyContain(value => float.IsNaN(value));
    }

    [Avx512Theory]
    [InlineData("double")]
    [InlineData("gradient of images")]
    [InlineData("no gradients")]
    [InlineData("16 maps")]
    [InlineData("all dropped")]
    [InlineData("one row")]
    public void ConvolvePool_OfWhatItDoesNotCover_GivesNull(string what)
    {
        using var scope = NewDisposeScope();
        var type = what == "double" ? ScalarType.Float64 : ScalarType.Float32;
        var input = rand([2, what == "16 maps" ? 16 : 3, what == "one row" ? 1 : 4, 4], dtype: type, requires_grad: what == "gradient of images");
        var kernel = rand([32, what == "16 maps" ? 16 : 3, 3, 3], dtype: type, requires_grad: true);
        using var mode = set_grad_enabled(what != "no gradients");
        SmallNetworks.ConvolvePool(input, kernel, null, what == "all dropped" ? 1 : 0).Should().BeNull();
    }

    [Avx512Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ConvolvePool_WithoutBiasOrTrainedKernel_LeavesTheirGradientsOut(bool bias)
    {
        using var scope = NewDisposeScope();
        var own = new Case(Case.Images(2, 32, 6, 6), 32);
        own.Kernel.requires_grad = false;
        SmallNetworks.ConvolvePool(own.Input, own.Kernel, bias ? own.Bias : null, 0)!.sum().backward();
        own.Kernel.grad.Should().BeNull();
        (own.Bias.grad is not null).Should().Be(bias);
        own.Input.grad.Should().NotBeNull();
    }

    [Avx512Theory]
    [InlineData(3)]
    public void ConvolvePool_DifferentiatedTwice_SaysThatItCannot(int maps)
    {
        using var scope = NewDisposeScope();
        var own = new Case(Case.Images(1, maps, 4, 4), maps);
        var output = SmallNetworks.ConvolvePool(own.Input, own.Kernel, own.Bias, 0)!.sum();
        var act = () => autograd.grad([output], [own.Kernel], create_graph: true);
        act.Should().Throw<ExternalException>().WithMessage(
            "The gradient of a layer in training cannot be differentiated again. Put the model into evaluation mode for that.");
    }

    /// <summary>Input, kernel and bias of one call.</summary>
    private sealed class Case
    {
        public Case(Tensor input, int maps, bool positive = false)
        {
            Input = input.detach().clone();
            Input.requires_grad = maps > 3;
            Kernel = (positive ? rand([32, maps, 3, 3]) : randn([32, maps, 3, 3]) * 0.2).detach();
            Kernel.requires_grad = true;
            Bias = (positive ? rand([32]) : randn([32]) * 0.2).detach();
            Bias.requires_grad = true;
        }

        private Case(Case other)
        {
            (Input, Kernel, Bias) = (Same(other.Input), Same(other.Kernel), Same(other.Bias));
        }

        public Tensor Input { get; }

        public Tensor Kernel { get; }

        public Tensor Bias { get; }

        public static Tensor Images(int images, int maps, int height, int width) => randn([images, height, width, maps]).permute(0, 3, 1, 2);

        public static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

        /// <summary>The largest difference beside the largest value.</summary>
        public static double Difference(Tensor actual, Tensor expected) =>
            ((actual - expected).abs().max() / expected.abs().max().clamp(min: 1e-6)).item<float>();

        public Case Copy() => new(this);

        private static Tensor Same(Tensor tensor)
        {
            var copy = tensor.detach().clone();
            copy.requires_grad = tensor.requires_grad;
            return copy;
        }
    }
}
